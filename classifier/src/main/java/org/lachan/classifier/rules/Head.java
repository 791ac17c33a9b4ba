package org.lachan.classifier.rules;

import java.util.Arrays;
import java.util.Optional;

/** What can speak against a post. Only graded heads have thresholds; the others hit (1) or do not (0). */
public enum Head {
    /** Probability of the text model. */
    TOXIC("toxic", true),
    /** A rule found personal information. */
    PII("pii", false),
    /** A person told: a hotline's record or a public report. */
    REPORT("report", false),
    /** Bytes with the hash of known abuse material. */
    HASH_MATCH("hash-match", false);

    private final String key;
    private final boolean graded;

    Head(String key, boolean graded) {
        this.key = key;
        this.graded = graded;
    }

    /** As it stands in policy.yaml and in records. */
    public String key() {
        return key;
    }

    /** The head of that key. */
    public static Optional<Head> of(String key) {
        return Arrays.stream(values()).filter(head -> head.key.equals(key)).findFirst();
    }

    boolean graded() {
        return graded;
    }

    /** Whether a policy may combine this head with that cue. */
    boolean goesWith(Cue cue) {
        return switch (this) {
            case TOXIC, PII -> cue != Cue.HASH_MATCH;
            case REPORT -> cue == Cue.PUBLIC_REPORT || cue == Cue.HOTLINE;
            case HASH_MATCH -> cue == Cue.HASH_MATCH;
        };
    }

    /** Whether a policy may let this head propose that harm. Words alone never suggest abuse material. */
    boolean mayPropose(Harm harm) {
        return harm.issuable()
                && switch (this) {
                    case TOXIC, PII -> harm != Harm.CSAM;
                    case REPORT -> true;
                    case HASH_MATCH -> harm == Harm.CSAM;
                };
    }
}
