package org.lachan.ingest.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lachan.content.sealed.SealedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes how to answer reporters after 30 days. Looks at start and hourly. */
public final class ContactJanitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContactJanitor.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final SealedStore contacts;
    private final Clock clock;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "contact-janitor");
        thread.setDaemon(true);
        return thread;
    });

    public ContactJanitor(SealedStore contacts, Clock clock) {
        this.contacts = contacts;
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
            LOG.error("contact-janitor=failed retry=1h", e);
        }
    }

    void sweep() {
        int deleted = contacts.deleteOlderThan(clock.instant().minus(KEPT));
        LOG.info("contact-janitor=swept contacts_deleted={}", deleted);
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }
}
