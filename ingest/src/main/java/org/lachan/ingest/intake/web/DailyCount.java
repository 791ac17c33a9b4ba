package org.lachan.ingest.intake.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much each partner handed in today, UTC, at this instance since it started. */
final class DailyCount {
    private final Clock clock;
    private final Map<String, Long> counts = new HashMap<>();
    private @Nullable LocalDate day;

    DailyCount(Clock clock) {
        this.clock = clock;
    }

    synchronized long of(String partner) {
        turn();
        return counts.getOrDefault(partner, 0L);
    }

    synchronized void add(String partner, long reports) {
        turn();
        counts.merge(partner, reports, Long::sum);
    }

    Duration untilTomorrow() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Duration.between(
                now, today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private void turn() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            counts.clear();
            day = today;
        }
    }
}
