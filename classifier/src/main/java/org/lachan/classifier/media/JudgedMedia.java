package org.lachan.classifier.media;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lachan.avro.HashMatch;
import org.lachan.avro.MediaRef;
import org.lachan.classifier.rules.Cue;
import org.lachan.classifier.rules.Decision;
import org.lachan.classifier.rules.Head;
import org.lachan.classifier.rules.Inputs;
import org.lachan.classifier.rules.Rules;
import org.lachan.classifier.steps.Wire;
import org.lachan.classifier.text.Language;

/** A post that carries a matched media item, with the policy's decision. */
public record JudgedMedia(
        MediaRef ref, List<HashMatch> matches, Inputs inputs, Decision decision, String policyVersion) {
    /** What the head of matches says of an item that matches. */
    static final double MATCHED = 1.0;

    static JudgedMedia by(Rules rules, Carried carried) {
        Inputs inputs = new Inputs(
                Language.OTHER,
                Wire.origin(carried.ref().getSourceKind()),
                Map.of(Head.HASH_MATCH, MATCHED),
                Set.of(Cue.HASH_MATCH));
        return new JudgedMedia(carried.ref(), carried.matches(), inputs, rules.decide(inputs), rules.version());
    }
}
