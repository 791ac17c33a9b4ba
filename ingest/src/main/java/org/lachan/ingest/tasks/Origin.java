package org.lachan.ingest.tasks;

import org.lachan.ingest.sources.Kind;

/** Where a task comes from. */
public enum Origin {
    FEED,
    PAGES,
    MASTODON,
    HOTLINE,
    /** A report of the public. */
    REPORT,
    /** An analyst's entry. */
    MANUAL;

    public static Origin of(Kind kind) {
        return switch (kind) {
            case FEED -> FEED;
            case PAGES -> PAGES;
            case MASTODON -> MASTODON;
            case HOTLINE -> HOTLINE;
        };
    }

    /** Whether a person asked for this very page: robots.txt speaks to crawlers only. */
    public boolean isAsked() {
        return this == REPORT || this == MANUAL;
    }
}
