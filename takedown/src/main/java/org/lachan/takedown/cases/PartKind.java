package org.lachan.takedown.cases;

/** What of a post a flag is about. */
public enum PartKind {
    TEXT,
    MEDIA
}
