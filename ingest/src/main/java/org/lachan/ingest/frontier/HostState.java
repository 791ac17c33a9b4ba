package org.lachan.ingest.frontier;

import java.time.Duration;
import java.time.Instant;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.frontier.Ending.Postponed;

/**
 * How a host behaves: its circuit opens after five failures in a row, and at once when it asks for time.
 *
 * @param failures in a row
 * @param pausedUntil nothing is fetched before
 */
public record HostState(int failures, Instant pausedUntil) {
    static final HostState WELL = new HostState(0, Instant.EPOCH);
    private static final int PATIENCE = 5;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);
    private static final int MOST_DOUBLINGS = 6;

    HostState failed(Postponed ending, Instant now) {
        int more = failures + 1;
        Duration asked = ending.retryAfter();
        if (asked != null) {
            return new HostState(more, now.plus(asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked));
        }
        boolean throttled = ending.problem() == Problem.THROTTLED;
        if (!throttled && more < PATIENCE) {
            return new HostState(more, pausedUntil);
        }
        return new HostState(more, now.plus(pause(throttled ? more - 1 : more - PATIENCE)));
    }

    private static Duration pause(int doublings) {
        Duration pause = SHORTEST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, doublings));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    boolean isPaused(Instant now) {
        return now.isBefore(pausedUntil);
    }
}
