package org.lachan.ingest.bluesky;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.ingest.readers.Window;

/** Posts with hashtags, from the stream of all posts: each poll reads on from where the last one ended until it has caught up. */
final class Jetstream {
    private static final int AT_ONCE = 4; // two threads each
    private static final Duration BEFORE_THE_FIRST_POLL = Duration.ofMinutes(1);

    private final Function<String, InetAddress> resolver;
    private final StreamLimits limits;
    private final String userAgent;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Jetstream(Function<String, InetAddress> resolver, StreamLimits limits, String userAgent, Clock clock) {
        this.resolver = resolver;
        this.limits = limits;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    CompletableFuture<Window> read(Source source, List<String> hashtags, @Nullable String cursor, Set<String> known) {
        long start = start(cursor);
        HashtagCatch found = new HashtagCatch(hashtags, known, source.maxItems(), start);
        URI uri = address(source.url(), start);
        if (!free.tryAcquire()) {
            return CompletableFuture.completedFuture(found.window(false, new StreamProblems(uri, clock).busy(AT_ONCE)));
        }
        return new JetstreamSocket(
                        uri, new StreamHandshake(), Map.of("User-Agent", userAgent), resolver, limits, found, clock)
                .read()
                .whenComplete((window, failure) -> free.release());
    }

    private long start(@Nullable String cursor) {
        return cursor != null && cursor.matches("\\d{1,18}")
                ? Long.parseLong(cursor)
                : ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant().minus(BEFORE_THE_FIRST_POLL));
    }

    // https stands for wss, http for ws.
    private static URI address(String url, long cursor) {
        String base = url.endsWith("/") ? url : url + "/";
        return URI.create("ws" + base.substring("http".length()) + "subscribe?wantedCollections=" + PostUri.COLLECTION
                + "&maxMessageSizeBytes=" + StreamHandshake.MESSAGE_BYTES + "&cursor=" + cursor);
    }
}
