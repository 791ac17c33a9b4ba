package org.lachan.ingest.sources;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A source that the operators released.
 *
 * @param url feed, list page, base address of the server, or CSV; normalised
 * @param language sent as the preferred one
 * @param links CSS selector of the article links; only of {@link Kind#PAGES}
 * @param maxItems newest items read at a poll
 * @param delay between two requests to one host
 */
public record Source(
        String id,
        Kind kind,
        String url,
        DeclaredAudience audience,
        @Nullable String language,
        Duration every,
        @Nullable String links,
        int maxItems,
        Duration delay) {

    public Source {
        if (!id.matches("[a-z0-9-]{2,40}")) {
            throw new IllegalArgumentException("Not an id of a source: " + id);
        }
        if ((kind == Kind.PAGES) == (links == null)) {
            throw new IllegalArgumentException("Source " + id + ": links belong to pages, and only to them");
        }
    }
}
