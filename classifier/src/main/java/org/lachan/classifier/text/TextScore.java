package org.lachan.classifier.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one text. Spans count code points of {@link TextScorer#compose}'s string.
 *
 * @param toxic calibrated probability that the text is toxic, whoever it is about
 * @param childCues what tells that a child is meant; names as in {@code child-cues.txt}
 * @param personal personal information; names are rule ids such as {@code pii.phone}
 * @param passages how many passages were scored; 1 for a short text, 0 for an empty one
 * @param truncated whether a limit of work left the end of the text unscored
 */
public record TextScore(
        Language language, double toxic, List<Span> childCues, List<Span> personal, int passages, boolean truncated) {
    public TextScore {
        if (!(toxic >= 0 && toxic <= 1)) {
            throw new IllegalArgumentException("a probability lies in [0, 1], not " + toxic);
        }
        childCues = List.copyOf(childCues);
        personal = List.copyOf(personal);
    }

    public boolean hasChildCue() {
        return !childCues.isEmpty();
    }

    /** The heads that say yes at a probability of .5. */
    public List<String> labels() {
        return toxic >= 0.5 ? List.of(TextScorer.HEAD) : List.of();
    }

    /** Every rule that hit, sorted, each once: {@code cue.<name>} and {@code pii.<name>}. */
    public List<String> ruleIds() {
        return Stream.concat(
                        childCues.stream().map(cue -> "cue." + cue.name()),
                        personal.stream().map(Span::name))
                .distinct()
                .sorted()
                .toList();
    }
}
