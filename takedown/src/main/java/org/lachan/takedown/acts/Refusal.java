package org.lachan.takedown.acts;

/** Why an act was refused. */
public enum Refusal {
    NOT_FOUND,
    NOT_PERMITTED,
    INVALID,
    /** Somebody else changed it since it was read. */
    STALE,
    WRONG_STATE,
    SAME_PERSON,
    CODE_NOT_ISSUABLE,
    HAND_OFF_ONLY,
    VERDICT_MISSING,
    VERDICT_MISMATCH,
    NOT_THE_CASE_URL,
    /** The case points to no address of content. */
    NO_ADDRESS,
    ALREADY_REQUESTED,
    BASIS_NOT_IN_FORCE,
    BASIS_UNCONFIRMED,
    BASIS_MISSING,
    ISSUER_NOT_COMPETENT,
    RATIONALE_MISSING,
    ADDRESSEE_UNKNOWN,
    /** A person's account that may not be followed: its case, or its end. */
    ACCOUNT_NOT_ALLOWED
}
