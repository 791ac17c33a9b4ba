package org.lachan.ingest.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.evidence.Promoted.Forbidden;
import org.lachan.ingest.evidence.Promoted.Kept;

/** What the worker did since it started, and since when it gets nowhere. */
final class EvidenceCounts {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Clock clock;
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final AtomicLong forbidden = new AtomicLong();
    private volatile @Nullable Instant failingSince;

    EvidenceCounts(Clock clock) {
        this.clock = clock;
    }

    void count(Promoted promoted) {
        if (promoted instanceof Kept) {
            kept.incrementAndGet();
        } else if (promoted instanceof Forbidden) {
            forbidden.incrementAndGet();
        } else {
            missing.incrementAndGet();
        }
    }

    void worked() {
        failingSince = null;
    }

    void failed() {
        if (failingSince == null) {
            failingSince = clock.instant();
        }
    }

    /** False where nothing worked for ten minutes. */
    boolean healthy() {
        Instant since = failingSince;
        return since == null || clock.instant().isBefore(since.plus(PATIENCE));
    }

    Map<String, Object> status() {
        Instant since = failingSince;
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kept", kept.get());
        status.put("missing", missing.get());
        status.put("forbidden", forbidden.get());
        status.put("failingSince", since == null ? "" : since.toString());
        return status;
    }
}
