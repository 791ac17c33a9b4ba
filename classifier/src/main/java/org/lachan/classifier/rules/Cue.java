package org.lachan.classifier.rules;

/** What tells that a child is concerned. Without one of these nothing is flagged. */
public enum Cue {
    TEXT,
    THREAD,
    PAGE,
    AUDIENCE,
    HASH_MATCH,
    PUBLIC_REPORT,
    HOTLINE
}
