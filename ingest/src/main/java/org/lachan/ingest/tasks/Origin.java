package org.lachan.ingest.tasks;

import org.lachan.content.sources.Kind;

/** Where a task comes from. */
public enum Origin {
    FEED,
    SITEMAP,
    PAGES,
    MASTODON,
    BLUESKY,
    YOUTUBE,
    FACEBOOK,
    TELEGRAM,
    FORUM,
    HOTLINE,
    /** A comment below an article. */
    COMMENTS,
    /** A report of the public. */
    REPORT,
    /** An analyst's entry. */
    MANUAL;

    public static Origin of(Kind kind) {
        return valueOf(kind.name());
    }

    /** Whether a person asked for this very page: robots.txt speaks to crawlers only. */
    public boolean isAsked() {
        return this == REPORT || this == MANUAL;
    }
}
