package org.lachan.bench.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hosts note of their visitor, and where it was rude. Safe for use by several threads. */
final class Politeness {
    /** Of two clocks and a busy machine, in ms. */
    static final long TOLERANCE_MS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Politeness.class);
    // Between the answer and the commit that remembers it.
    private static final long MEMORY_MS = 2_000;
    private static final int MOST_LINES = 50;

    /** Kinds of rudeness. */
    enum Violation {
        TOO_SOON,
        AT_ONCE,
        DISALLOWED,
        BEFORE_RETRY_AFTER
    }

    /** A request that is being answered. */
    static final class Exchange {
        private final Visited host;
        private final long earliestNanos;
        private long overlappedNanos;

        private Exchange(Visited host, long earliestNanos) {
            this.host = host;
            this.earliestNanos = earliestNanos;
        }
    }

    private static final class Visited {
        private final HostPlan plan;
        private @Nullable Exchange last;
        private @Nullable Exchange open;
        private long notBefore;
        private long notBeforeSaid;

        private Visited(HostPlan plan) {
            this.plan = plan;
        }
    }

    private final List<Visited> hosts = new ArrayList<>();
    private final RunClock clock;
    private final Map<Violation, Long> violations = new EnumMap<>(Violation.class);
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private long requests;
    private long worstGapMs = Long.MAX_VALUE;

    Politeness(List<HostPlan> plans, RunClock clock) {
        plans.forEach(plan -> hosts.add(new Visited(plan)));
        this.clock = clock;
    }

    /**
     * Only what is certain counts: a host that was slow to note one request must not blame the next.
     *
     * @param earliestNanos its first byte came no sooner
     * @param latestNanos nor later
     */
    synchronized Exchange started(int number, String target, long earliestNanos, long latestNanos) {
        Visited host = hosts.get(number);
        Exchange exchange = new Exchange(host, earliestNanos);
        requests++;
        checkGap(host, latestNanos);
        if (host.open != null && host.open.overlappedNanos == 0) {
            host.open.overlappedNanos = latestNanos;
        }
        if (host.plan.robots() == HostPlan.Robots.PARTLY_CLOSED && target.startsWith(Site.CLOSED)) {
            violated(Violation.DISALLOWED, host, target);
        }
        if (clock.millis() + TOLERANCE_MS < host.notBefore) {
            violated(Violation.BEFORE_RETRY_AFTER, host, target + " ms=" + (host.notBefore - clock.millis()));
        }
        host.last = exchange;
        host.open = exchange;
        return exchange;
    }

    private void checkGap(Visited host, long latestNanos) {
        if (host.last == null) {
            return;
        }
        long gap = TimeUnit.NANOSECONDS.toMillis(latestNanos - host.last.earliestNanos)
                - host.plan.pause().toMillis();
        worstGapMs = Math.min(worstGapMs, gap);
        if (gap < -TOLERANCE_MS) {
            violated(Violation.TOO_SOON, host, "ms=" + gap);
        }
    }

    /**
     * The last byte is out, or the connection is gone.
     *
     * @param earliestNanos no sooner than that
     */
    synchronized void ended(Exchange exchange, long earliestNanos) {
        if (exchange.overlappedNanos != 0) {
            long together = TimeUnit.NANOSECONDS.toMillis(earliestNanos - exchange.overlappedNanos);
            if (together > TOLERANCE_MS) {
                violated(Violation.AT_ONCE, exchange.host, "ms=" + together);
            }
            exchange.overlappedNanos = 0;
        }
        if (exchange.host.open == exchange) {
            exchange.host.open = null;
        }
    }

    /** @param until ms of the run */
    synchronized void askedForTime(int number, long until) {
        Visited host = hosts.get(number);
        host.notBefore = Math.max(host.notBefore, until);
        host.notBeforeSaid = clock.millis();
    }

    /** What was said a moment before could not be remembered. */
    synchronized void killed() {
        long now = clock.millis();
        hosts.stream().filter(host -> host.notBeforeSaid > now - MEMORY_MS).forEach(host -> host.notBefore = 0);
    }

    synchronized void faulty(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    private void violated(Violation violation, Visited host, String detail) {
        violations.merge(violation, 1L, Long::sum);
        if (violations() <= MOST_LINES) {
            LOG.warn(
                    "violation={} host={} at={}ms detail=\"{}\"",
                    violation,
                    host.plan.number(),
                    clock.millis(),
                    detail);
        }
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long violations() {
        return violations.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized Map<String, Long> byKind() {
        Map<String, Long> byKind = new TreeMap<>();
        violations.forEach((kind, count) -> byKind.put(kind.name(), count));
        return byKind;
    }

    synchronized Map<String, Long> faults() {
        Map<String, Long> byKind = new TreeMap<>();
        faults.forEach((kind, count) -> byKind.put(kind.name(), count));
        return byKind;
    }

    /** The smallest pause between two requests to a host, beyond what it is owed, as far as it is certain; negative where it was shorter. */
    synchronized long worstGapMs() {
        return worstGapMs == Long.MAX_VALUE ? 0 : worstGapMs;
    }
}
