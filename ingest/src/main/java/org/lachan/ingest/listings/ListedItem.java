package org.lachan.ingest.listings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.content.text.Cut;

/**
 * A page that a listing names.
 *
 * @param url normalised
 * @param title as the listing has it, cut to 500 characters
 */
public record ListedItem(
        String url, @Nullable String title, @Nullable Instant publishedAt) {
    private static final int LONGEST_TITLE = 500;

    public ListedItem {
        title = title == null ? null : Cut.to(LONGEST_TITLE, title);
    }
}
