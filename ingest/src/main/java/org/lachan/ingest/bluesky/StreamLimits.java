package org.lachan.ingest.bluesky;

import java.time.Duration;

/**
 * What one poll of a stream may take.
 *
 * @param bytes of events
 * @param connect time to a connection
 * @param open time to the end of the handshake
 * @param idle time without an event after which nothing more is waited for
 * @param total time after which the next poll goes on
 * @param gap between the cursor and the first event, above which the stream must have lost something
 * @param tick how often the times are looked at
 */
record StreamLimits(
        long events,
        long bytes,
        Duration connect,
        Duration open,
        Duration idle,
        Duration total,
        Duration gap,
        Duration tick) {
    static final StreamLimits DEFAULT = new StreamLimits(
            500_000,
            256L << 20,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMillis(250));
}
