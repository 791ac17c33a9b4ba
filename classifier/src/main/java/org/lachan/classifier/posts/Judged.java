package org.lachan.classifier.posts;

import org.lachan.classifier.rules.Decision;

/**
 * A revision with the policy's decision.
 *
 * @param flaggedBefore whether a flag of an earlier revision stood
 */
public record Judged(Reading reading, Decision decision, String policyVersion, boolean flaggedBefore) {

    boolean flagged() {
        return decision.flags();
    }

    boolean flagStands() {
        return reading.flagStands(flaggedBefore, flagged());
    }

    /** Whether there is a flag to raise (or raise again, for the new revision) or to clear. */
    public boolean changesFlag() {
        return flagged() || (flaggedBefore && !flagStands());
    }
}
