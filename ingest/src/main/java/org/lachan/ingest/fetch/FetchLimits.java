package org.lachan.ingest.fetch;

import java.time.Duration;

/**
 * What one fetch may take.
 *
 * @param bodyBytes after decompression
 * @param connect time to a connection
 * @param silence time to the first byte, and between two
 * @param total time that servers take to the last byte, redirects included, waits for their turns not
 */
public record FetchLimits(int bodyBytes, int redirects, Duration connect, Duration silence, Duration total) {
    public static final FetchLimits DEFAULT =
            new FetchLimits(10 << 20, 5, Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(15));

    public FetchLimits {
        if (bodyBytes < 1 || redirects < 0 || total.compareTo(connect) < 0) {
            throw new IllegalArgumentException("Impossible limits of a fetch: " + bodyBytes + " bytes, " + redirects
                    + " redirects, " + connect + " of " + total);
        }
    }
}
