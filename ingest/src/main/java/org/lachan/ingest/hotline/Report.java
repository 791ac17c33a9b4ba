package org.lachan.ingest.hotline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a hotline's file.
 *
 * @param reportedUrl normalised
 * @param text what the caller said; may be empty where there is an address
 */
public record Report(
        String reference,
        Instant receivedAt,
        @Nullable String group,
        @Nullable String reportedUrl,
        String text) {}
