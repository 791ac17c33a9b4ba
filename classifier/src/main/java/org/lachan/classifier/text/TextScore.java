package org.lachan.classifier.text;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is known of one text. Spans count code points of {@link TextScorer#compose}'s string.
 *
 * @param heads calibrated probability of each head of the model, by its name; {@link TextScorer#HEAD} is always there
 * @param childCues what tells that a child is meant; names as in {@code child-cues.txt}
 * @param personal personal information; names are rule ids such as {@code pii.phone}
 * @param harms what the rules found that no data teaches; names are rule ids such as {@code groom.secrecy}, and what
 *     stands before the first dot is the head
 * @param passages how many passages were scored; 1 for a short text, 0 for an empty one
 * @param truncated whether a limit of work left the end of the text unscored
 */
public record TextScore(
        Language language,
        Map<String, Double> heads,
        List<Span> childCues,
        List<Span> personal,
        List<Span> harms,
        int passages,
        boolean truncated) {
    public TextScore {
        heads = Collections.unmodifiableMap(new TreeMap<>(heads));
        childCues = List.copyOf(childCues);
        personal = List.copyOf(personal);
        harms = List.copyOf(harms);
        heads.forEach(TextScore::check);
        if (!heads.containsKey(TextScorer.HEAD)) {
            throw new IllegalArgumentException("no probability of " + TextScorer.HEAD);
        }
    }

    private static void check(String head, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(head + ": a probability lies in [0, 1], not " + probability);
        }
    }

    /** Calibrated probability that the text is toxic, whoever it is about. */
    public double toxic() {
        return Objects.requireNonNull(heads.get(TextScorer.HEAD));
    }

    public boolean hasChildCue() {
        return !childCues.isEmpty();
    }

    /** The heads that say yes: those of the model at a probability of .5, those of the rules that hit; sorted. */
    public List<String> labels() {
        return Stream.of(
                        heads.entrySet().stream()
                                .filter(head -> head.getValue() >= 0.5)
                                .map(Map.Entry::getKey),
                        harms.stream().map(TextScore::head),
                        personal.stream().map(TextScore::head))
                .flatMap(Function.identity())
                .distinct()
                .sorted()
                .toList();
    }

    /** {@code groom} for the rule {@code groom.secrecy}. */
    private static String head(Span rule) {
        int dot = rule.name().indexOf('.');
        return dot < 0 ? rule.name() : rule.name().substring(0, dot);
    }

    /** Every rule that hit, sorted, each once: {@code cue.<name>}, {@code pii.<name>} and {@code <harm>.<name>}. */
    public List<String> ruleIds() {
        return Stream.of(
                        childCues.stream().map(cue -> "cue." + cue.name()),
                        personal.stream().map(Span::name),
                        harms.stream().map(Span::name))
                .flatMap(Function.identity())
                .distinct()
                .sorted()
                .toList();
    }
}
