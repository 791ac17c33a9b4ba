package org.lachan.bench.real;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;

/** Looks again and again until nothing is pending, twice in a row, or time is over. */
final class Waiting {
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

    private final Clock clock;
    private final Speech speech;
    private final Instant end;
    private Instant told = Instant.EPOCH;

    Waiting(Clock clock, Speech speech, Duration timeout) {
        this.clock = clock;
        this.speech = speech;
        this.end = clock.instant().plus(timeout);
    }

    /**
     * @param pending takes a moment, and tells what is pending; empty when nothing is
     * @throws LaunchFailure {@code FAILED} when time is over
     */
    void until(Supplier<Optional<String>> pending) {
        int quiet = 0;
        while (quiet < 2) {
            Optional<String> what = pending.get();
            quiet = what.isEmpty() ? quiet + 1 : 0;
            what.ifPresent(this::tell);
        }
    }

    private void tell(String what) {
        Instant now = clock.instant();
        if (now.isAfter(end)) {
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "Out of time (see --timeout); still pending: " + what,
                    "Đã hết thời gian (xem --timeout); còn dở dang: " + what);
        }
        if (now.isAfter(told.plus(BETWEEN_WORDS))) {
            speech.say("Pending: " + what, "Còn dở dang: " + what);
            told = now;
        }
    }
}
