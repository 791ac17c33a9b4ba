package org.lachan.ingest.sources;

import java.time.Duration;

/** What is read at a source's address. */
public enum Kind {
    /** RSS or Atom; its entries' pages are the posts. */
    FEED(Duration.ofMinutes(15), 200),
    /** A page with links; the linked pages are the posts. */
    PAGES(Duration.ofMinutes(30), 200),
    /** The local public timeline of a Mastodon-compatible server. */
    MASTODON(Duration.ofMinutes(5), 200),
    /** CSV with a report a row. */
    HOTLINE(Duration.ofMinutes(5), 5000);

    private final Duration every;
    private final int maxItems;

    Kind(Duration every, int maxItems) {
        this.every = every;
        this.maxItems = maxItems;
    }

    /** How often, unless the source says. */
    Duration every() {
        return every;
    }

    int maxItems() {
        return maxItems;
    }
}
