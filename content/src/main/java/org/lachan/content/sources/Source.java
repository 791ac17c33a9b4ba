package org.lachan.content.sources;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A source that the operators released.
 *
 * @param url feed, sitemap, list page, base address of the service, or file of reports; normalised
 * @param language sent as the preferred one
 * @param maxItems newest items read at a poll
 * @param delay between two requests to one host
 * @param details what only its kind has
 * @param comments null where none are read; only of kinds whose pages are the posts
 */
public record Source(
        String id,
        Kind kind,
        String url,
        DeclaredAudience audience,
        @Nullable String language,
        Duration every,
        int maxItems,
        Duration delay,
        Details details,
        @Nullable CommentThread comments,
        Account account) {

    public Source {
        if (!id.matches("[a-z0-9-]{2,40}")) {
            throw new IllegalArgumentException("Not an id of a source: " + id);
        }
        if (comments != null && !kind.listsPages()) {
            throw new IllegalArgumentException("Source " + id + ": only pages have comments below them");
        }
    }
}
