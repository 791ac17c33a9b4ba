package org.lachan.ingest.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The pause between two requests to one host, whichever thread makes them. */
final class HostPace {
    private static final int MANY_HOSTS = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, Long> free = new ConcurrentHashMap<>();

    HostPace() {
        this(System::nanoTime);
    }

    HostPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes the next turn at the host and tells how long it is until then. */
    Duration untilTurn(String host, Duration delay) {
        long now = nanoTime.getAsLong();
        if (free.size() > MANY_HOSTS) {
            free.values().removeIf(next -> next - now <= 0);
        }
        long next = free.merge(host, now + delay.toNanos(), (old, fresh) -> Math.max(old, now) + delay.toNanos());
        return Duration.ofNanos(Math.max(0, next - delay.toNanos() - now));
    }

    void await(String host, Duration delay) throws InterruptedException {
        Duration wait = untilTurn(host, delay);
        if (!wait.isZero()) {
            Thread.sleep(wait.toMillis());
        }
    }
}
