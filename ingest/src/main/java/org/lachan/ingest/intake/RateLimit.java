package org.lachan.ingest.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** So many in a period for each key: a bucket that refills evenly. Keys that nobody uses any more are forgotten. */
public final class RateLimit {
    private static final int MANY_KEYS = 50_000;

    private record Bucket(double left, Instant at) {}

    private final int most;
    private final Duration period;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    /** @param most at once, and on average in each period */
    public RateLimit(int most, Duration period, Clock clock) {
        if (most < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("A limit lets at least one through in some time");
        }
        this.most = most;
        this.period = period;
        this.clock = clock;
    }

    /** Zero where it may go on, and that is counted; else how long to wait, and nothing is counted. */
    public synchronized Duration take(String key) {
        Instant now = clock.instant();
        double left = left(key, now);
        if (left < 1) {
            return Duration.ofMillis((long) Math.ceil((1 - left) * period.toMillis() / most));
        }
        if (buckets.size() >= MANY_KEYS) {
            forget(now);
        }
        buckets.put(key, new Bucket(left - 1, now));
        return Duration.ZERO;
    }

    /** The same, without counting. */
    public synchronized Duration look(String key) {
        double left = left(key, clock.instant());
        return left < 1 ? Duration.ofMillis((long) Math.ceil((1 - left) * period.toMillis() / most)) : Duration.ZERO;
    }

    private double left(String key, Instant now) {
        Bucket bucket = buckets.get(key);
        if (bucket == null) {
            return most;
        }
        double refilled = (double) Duration.between(bucket.at(), now).toMillis() * most / period.toMillis();
        return Math.min(most, bucket.left() + Math.max(0, refilled));
    }

    private void forget(Instant now) {
        buckets.keySet().removeIf(key -> left(key, now) >= most);
        // Whoever comes from that many addresses at once must not fill the memory; the limit for all still holds.
        if (buckets.size() >= MANY_KEYS) {
            buckets.clear();
        }
    }
}
