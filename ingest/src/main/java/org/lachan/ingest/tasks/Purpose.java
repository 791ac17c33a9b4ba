package org.lachan.ingest.tasks;

/** What a task is for. */
public enum Purpose {
    /** Read a listing. */
    SOURCE,
    /** Fetch one page. */
    POST,
    /** Read the comments below an article. */
    COMMENTS,
    /** Look whether a page is still as it was. */
    RECHECK
}
