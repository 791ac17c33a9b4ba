package org.lachan.classifier.rules;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lachan.classifier.text.Language;

/**
 * One policy, ready to decide.
 *
 * @param version first 16 hex digits of the SHA-256 of the YAML's bytes
 * @param thresholds of every graded head, for every language, each in (0, 1]
 * @param stricter higher thresholds for posts of one origin
 * @param table which harms a head proposes together with a cue
 */
public record Rules(
        String version,
        Map<Head, Map<Language, Double>> thresholds,
        Map<Origin, Map<Head, Map<Language, Double>>> stricter,
        Map<Head, Map<Cue, Set<Harm>>> table) {

    // A rule that hits says 1.
    private static final double RULE_HITS = 1.0;
    private static final Comparator<Proposal> TAXONOMY =
            Comparator.comparing(Proposal::harm).thenComparing(Proposal::head);

    public Rules {
        thresholds = Map.copyOf(thresholds);
        stricter = Map.copyOf(stricter);
        table = Map.copyOf(table);
    }

    /** Pure: the same inputs give the same decision. No child cue, no flag, whatever the rules say. */
    public Decision decide(Inputs inputs) {
        if (inputs.cues().isEmpty()) {
            return Decision.NONE;
        }
        return new Decision(inputs.heads().entrySet().stream()
                .flatMap(head -> proposals(head.getKey(), head.getValue(), inputs))
                .sorted(TAXONOMY)
                .toList());
    }

    private Stream<Proposal> proposals(Head head, double value, Inputs inputs) {
        double threshold = threshold(head, inputs.language(), inputs.origin());
        if (value < threshold) {
            return Stream.empty();
        }
        return harms(head, inputs.cues()).stream().map(harm -> new Proposal(harm, head, value, threshold));
    }

    private Set<Harm> harms(Head head, Set<Cue> cues) {
        Set<Harm> harms = EnumSet.noneOf(Harm.class);
        Map<Cue, Set<Harm>> rows = table.getOrDefault(head, Map.of());
        cues.forEach(cue -> harms.addAll(rows.getOrDefault(cue, Set.of())));
        return harms;
    }

    /** In (0, 1]. */
    double threshold(Head head, Language language, Origin origin) {
        double everywhere = thresholds.getOrDefault(head, Map.of()).getOrDefault(language, RULE_HITS);
        double here = stricter.getOrDefault(origin, Map.of())
                .getOrDefault(head, Map.of())
                .getOrDefault(language, everywhere);
        return Math.max(everywhere, here);
    }
}
