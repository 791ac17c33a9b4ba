package org.lachan.bench.soak;

import java.time.Duration;
import java.time.Instant;

/** Time since the run began; none passes before. Safe for use by several threads. */
final class RunClock {
    private volatile long beganNanos;
    private volatile Instant began = Instant.now();
    private volatile boolean running;

    void begin() {
        beganNanos = System.nanoTime();
        began = Instant.now();
        running = true;
    }

    long millis() {
        return running ? Duration.ofNanos(System.nanoTime() - beganNanos).toMillis() : 0;
    }

    Instant at(long millis) {
        return began.plusMillis(millis);
    }
}
