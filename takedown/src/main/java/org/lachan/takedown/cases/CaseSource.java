package org.lachan.takedown.cases;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.harm.Priority;

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

    /** Whether the address is one of content: a report that named none has an address of ours. */
    public boolean namesContent() {
        boolean reportOnly = report == null ? kind.equals("HOTLINE") : report.reportedUrl() == null;
        return url != null && !reportOnly;
    }

    /** A hotline record or public report. */
    public record Report(
            String reference,
            @Nullable String group,
            @Nullable String reportedUrl) {
        private static final Map<String, Priority> URGENCY =
                Map.of("emergency", Priority.P0, "child-at-risk", Priority.P1);

        /** By the hotline's own group; the lowest where it gave none that we know. */
        public Priority priority() {
            return URGENCY.getOrDefault(group == null ? "" : group, Priority.P2);
        }
    }
}
