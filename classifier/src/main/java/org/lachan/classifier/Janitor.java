package org.lachan.classifier;

import java.time.Clock;
import java.time.Duration;
import org.lachan.content.sealed.SealedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes sealed texts with the flags that name them, after 90 days. Bodies and media are ingest's, who seals them. */
final class Janitor {
    static final Duration TEXTS_KEPT = Duration.ofDays(90);
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

    private final SealedStore texts;
    private final Clock clock;

    Janitor(SealedStore texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    void clear() {
        int old = texts.deleteOlderThan(clock.instant().minus(TEXTS_KEPT));
        if (old > 0) {
            LOG.info("event=cleared texts={}", old);
        }
    }
}
