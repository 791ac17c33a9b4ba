package org.lachan.takedown.cases;

/** What an analyst can decide. */
public enum VerdictKind {
    CONFIRMED,
    DISMISSED,
    OUT_OF_SCOPE,
    HANDED_OFF
}
