package org.lachan.classifier.rules;

import java.util.Map;
import java.util.Set;
import org.lachan.classifier.text.Language;

/**
 * Everything that a decision depends on besides the rules.
 *
 * @param heads each in [0, 1]; a head that said nothing is absent
 * @param cues empty when nothing tells of a child
 */
public record Inputs(Language language, Origin origin, Map<Head, Double> heads, Set<Cue> cues) {
    public Inputs {
        heads = Map.copyOf(heads);
        cues = Set.copyOf(cues);
        heads.forEach(Inputs::check);
    }

    private static void check(Head head, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("head " + head.key() + " must lie in [0, 1], not " + value);
        }
    }
}
