package org.lachan.classifier.rules;

import java.util.Locale;

/** The kind of source that a post came from. */
public enum Origin {
    FEED,
    PAGES,
    MASTODON,
    HOTLINE,
    REPORT,
    MANUAL,
    UNKNOWN,
    SITEMAP,
    COMMENTS,
    BLUESKY,
    YOUTUBE,
    FACEBOOK,
    TELEGRAM,
    FORUM;

    /** As it stands in policy.yaml. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
