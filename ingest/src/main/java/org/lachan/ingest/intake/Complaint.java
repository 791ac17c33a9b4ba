package org.lachan.ingest.intake;

/** What is wrong with a value. */
public enum Complaint {
    MISSING("is missing"),
    NEITHER_TEXT_NOR_ADDRESS("a report needs a text or an address"),
    TOO_LONG("has too many characters: text " + HandedIn.LONGEST_TEXT + ", reported_url " + HandedIn.LONGEST_URL
            + ", group and contact " + HandedIn.LONGEST_GROUP + ", reference " + HandedIn.LONGEST_REFERENCE),
    CONTROL_CHARACTERS("has characters that cannot be printed"),
    NOT_AN_ADDRESS("is no complete http or https address"),
    NOT_A_TIME("is no ISO 8601 time with an offset"),
    IN_THE_FUTURE("is more than a day in the future"),
    UNKNOWN_CATEGORY("is none of " + Category.keys()),
    UNKNOWN_KEY("is no key of a report: " + RawReport.KEYS),
    NOT_TEXT("must be a text"),
    NOT_A_ROW("is no JSON object"),
    WRONG_NUMBER_OF_CELLS("has not as many cells as the header"),
    TWO_REFERENCES("differs from the Idempotency-Key"),
    BROKEN_QUOTES("the quotes do not fit: this row and all after it are unread");

    private final String reason;

    Complaint(String reason) {
        this.reason = reason;
    }

    /** One clause in English, without the value. */
    public String reason() {
        return reason;
    }
}
