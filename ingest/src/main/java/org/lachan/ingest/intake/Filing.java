package org.lachan.ingest.intake;

/** What became of a report that was handed in. */
public record Filing(String reportId, String reference, Outcome outcome) {

    /** How it relates to what was known. */
    public enum Outcome {
        /** New. */
        ACCEPTED,
        /** Known, and it says the same: nothing changes. */
        REPEAT,
        /** Known, and it now says something else: a new revision. */
        CHANGED,
        /** Known, says something else, and may not: nothing changes. */
        CONFLICT
    }

    public boolean isFiled() {
        return outcome == Outcome.ACCEPTED || outcome == Outcome.CHANGED;
    }
}
