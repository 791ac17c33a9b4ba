package org.lachan.content.sources;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read at a source's address. */
public enum Kind {
    /** RSS or Atom; its entries' pages are the posts. */
    FEED(15, 200, null),
    /** A sitemap of news, or an index of such; the pages it names are the posts. */
    SITEMAP(15, 500, null),
    /** A page with links; the linked pages are the posts. */
    PAGES(30, 200, null),
    /** A public timeline of a Mastodon-compatible server: local, of a hashtag, or of an account. */
    MASTODON(5, 200, null),
    /** A feed, an account or hashtags of Bluesky. */
    BLUESKY(5, 200, "https://public.api.bsky.app/"),
    /** Videos of a channel or a search, and the comments below them: YouTube Data API v3. */
    YOUTUBE(60, 50, "https://www.googleapis.com/youtube/v3/"),
    /** Posts and comments of a page: Facebook Graph API. */
    FACEBOOK(30, 100, "https://graph.facebook.com/v23.0/"),
    /** Preview pages of a public Telegram channel. */
    TELEGRAM(15, 100, "https://t.me/"),
    /** Threads of a forum, read by selectors; each contribution is a post. */
    FORUM(30, 500, null),
    /** CSV or JSON with a report a row. */
    HOTLINE(5, 5000, null);

    private final Duration every;
    private final int maxItems;
    private final @Nullable String url;

    Kind(int minutes, int maxItems, @Nullable String url) {
        this.every = Duration.ofMinutes(minutes);
        this.maxItems = maxItems;
        this.url = url;
    }

    /** How often, unless the source says. */
    Duration every() {
        return every;
    }

    int maxItems() {
        return maxItems;
    }

    /** The service's address, where there is but one. */
    Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** Whether its pages are the posts, so that the site may have comments below them. */
    public boolean listsPages() {
        return this == FEED || this == SITEMAP || this == PAGES;
    }
}
