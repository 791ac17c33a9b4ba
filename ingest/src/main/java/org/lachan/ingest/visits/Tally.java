package org.lachan.ingest.visits;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.lachan.ingest.fetch.Problem;

/** What this instance saw since it started, per source; a transaction that is run again counts again. */
public final class Tally {
    private final Map<String, Counts> bySource = new ConcurrentHashMap<>();

    /** Counters of one source. */
    static final class Counts {
        final AtomicLong items = new AtomicLong();
        final AtomicLong fresh = new AtomicLong();
        final AtomicLong changed = new AtomicLong();
        final AtomicLong gone = new AtomicLong();
        final AtomicLong badRows = new AtomicLong();
        private final Map<Problem, AtomicLong> errors = new ConcurrentHashMap<>();

        void error(Problem problem) {
            errors.computeIfAbsent(problem, any -> new AtomicLong()).incrementAndGet();
        }

        private Map<String, Object> asMap() {
            Map<String, Long> errorsByKind = new LinkedHashMap<>();
            for (Problem problem : Problem.values()) {
                AtomicLong count = errors.get(problem);
                if (count != null) {
                    errorsByKind.put(problem.name().toLowerCase(Locale.ROOT), count.get());
                }
            }
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("items", items.get());
            map.put("new", fresh.get());
            map.put("changed", changed.get());
            map.put("gone", gone.get());
            map.put("badRows", badRows.get());
            map.put("errors", errorsByKind);
            return map;
        }
    }

    Counts of(String sourceId) {
        return bySource.computeIfAbsent(sourceId, any -> new Counts());
    }

    /** Items (of the listings read so far), new, changed, gone, badRows, and errors by kind. */
    public Map<String, Object> counts(String sourceId) {
        return of(sourceId).asMap();
    }
}
