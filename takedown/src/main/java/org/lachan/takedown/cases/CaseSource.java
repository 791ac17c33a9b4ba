package org.lachan.takedown.cases;

import org.jspecify.annotations.Nullable;

/**
 * Where a post was found.
 *
 * @param kind FEED, PAGES, MASTODON, HOTLINE, REPORT or MANUAL
 * @param language vi, vi-plain, en, mixed or other
 * @param url normalised; null for a match of abuse material
 * @param urlRef the sealed address of such a match
 */
public record CaseSource(
        String sourceId,
        String kind,
        String audience,
        String language,
        @Nullable String url,
        @Nullable String urlRef,
        @Nullable Report report) {

    /** A hotline record or public report. */
    public record Report(
            String reference,
            @Nullable String group,
            @Nullable String reportedUrl) {}
}
