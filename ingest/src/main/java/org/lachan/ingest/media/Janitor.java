package org.lachan.ingest.media;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lachan.content.sealed.SealedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what was sealed for too long: pictures after 24 hours, scored or not, bodies and captures after seven days. Looks
 * at start and hourly. Evidence it does not touch.
 */
public final class Janitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final Duration MEDIA_KEPT = Duration.ofHours(24);
    private static final Duration BODIES_KEPT = Duration.ofDays(7);
    private static final Duration CAPTURES_KEPT = Duration.ofDays(7);

    private final SealedStore media;
    private final SealedStore bodies;
    private final SealedStore captures;
    private final Clock clock;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ingest-janitor");
        thread.setDaemon(true);
        return thread;
    });

    public Janitor(SealedStore media, SealedStore bodies, SealedStore captures, Clock clock) {
        this.media = media;
        this.bodies = bodies;
        this.captures = captures;
        this.clock = clock;
    }

    public void start() {
        var unused = hourly.scheduleWithFixedDelay(this::sweepOrWarn, 0, 1, TimeUnit.HOURS);
    }

    // A task that throws is never run again: a full disk must not end the sweeping.
    private void sweepOrWarn() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.error("janitor=failed retry=1h", e);
        }
    }

    void sweep() {
        int pictures = media.deleteOlderThan(clock.instant().minus(MEDIA_KEPT));
        int pages = bodies.deleteOlderThan(clock.instant().minus(BODIES_KEPT));
        int responses = captures.deleteOlderThan(clock.instant().minus(CAPTURES_KEPT));
        LOG.info("janitor=swept media_deleted={} bodies_deleted={} captures_deleted={}", pictures, pages, responses);
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }
}
