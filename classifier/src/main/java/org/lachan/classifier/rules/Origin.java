package org.lachan.classifier.rules;

import java.util.Locale;

/** The kind of source that a post came from. */
public enum Origin {
    FEED,
    SITEMAP,
    PAGES,
    COMMENTS,
    MASTODON,
    BLUESKY,
    YOUTUBE,
    FACEBOOK,
    TELEGRAM,
    FORUM,
    HOTLINE,
    REPORT,
    MANUAL,
    UNKNOWN;

    /** As it stands in policy.yaml. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
