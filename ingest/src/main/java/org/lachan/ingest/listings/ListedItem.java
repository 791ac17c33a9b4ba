package org.lachan.ingest.listings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page that a listing names.
 *
 * @param url normalised
 * @param title as the listing has it
 */
public record ListedItem(
        String url, @Nullable String title, @Nullable Instant publishedAt) {}
