package org.lachan.launcher.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** A point in time after which waiting is given up, with what was still pending. */
record Deadline(Clock clock, Instant at, Duration pause) {
    private static final Duration PAUSE = Duration.ofMillis(500);

    static Deadline in(Duration limit, Clock clock) {
        return new Deadline(clock, clock.instant().plus(limit), PAUSE);
    }

    /**
     * Waits until nothing is pending, twice in a row.
     *
     * @param pending what is still pending, empty when nothing is
     */
    void await(Supplier<Optional<String>> pending) {
        int quiet = 0;
        while (quiet < 2) {
            Optional<String> what = pending.get();
            quiet = what.isEmpty() ? quiet + 1 : 0;
            if (quiet < 2) {
                what.ifPresent(this::refuseWhenOver);
                sleep();
            }
        }
    }

    private void refuseWhenOver(String what) {
        if (clock.instant().isAfter(at)) {
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "The demo ran out of time (see --timeout); still pending: " + what,
                    "Demo đã hết thời gian (xem --timeout); còn dở dang: " + what);
        }
    }

    private void sleep() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure(ExitCode.FAILED, "The demo was interrupted", "Demo bị ngắt", e);
        }
    }
}
