package org.lachan.classifier;

import java.time.Clock;
import java.time.Duration;
import org.lachan.content.sealed.SealedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes sealed texts with the flags that name them, after 90 days; bodies with the posts that name them, after seven;
 * media bytes after 24 hours, scored or not.
 */
final class Janitor {
    static final Duration TEXTS_KEPT = Duration.ofDays(90);
    static final Duration BODIES_KEPT = Duration.ofDays(7);
    static final Duration MEDIA_KEPT = Duration.ofHours(24);
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

    private final SealedStore texts;
    private final SealedStore bodies;
    private final SealedStore media;
    private final Clock clock;

    Janitor(SealedStore texts, SealedStore bodies, SealedStore media, Clock clock) {
        this.texts = texts;
        this.bodies = bodies;
        this.media = media;
        this.clock = clock;
    }

    void clear() {
        int oldTexts = texts.deleteOlderThan(clock.instant().minus(TEXTS_KEPT));
        int oldBodies = bodies.deleteOlderThan(clock.instant().minus(BODIES_KEPT));
        int oldMedia = media.deleteOlderThan(clock.instant().minus(MEDIA_KEPT));
        if (oldTexts + oldBodies + oldMedia > 0) {
            LOG.info("event=cleared texts={} bodies={} media={}", oldTexts, oldBodies, oldMedia);
        }
    }
}
