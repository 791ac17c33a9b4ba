package org.lachan.ingest.revisions;

/** What a revision is. NEW also where a post is back after its deletion. */
public enum Change {
    NEW,
    EDITED,
    DELETED
}
