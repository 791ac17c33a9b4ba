package org.lachan.ingest.robots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.Problem;

/** Hosts that asked for time: a visit of many requests does not go on before, and neither do those of other hosts' pages. */
final class Requested {
    private static final int MANY_HOSTS = 10_000;

    private final Clock clock;
    private final Map<String, Instant> until = new HashMap<>();

    Requested(Clock clock) {
        this.clock = clock;
    }

    /** What asking now would come to; nothing where the host may be asked. */
    synchronized Optional<FetchOutcome> failure(String url) {
        Instant now = clock.instant();
        Instant end = until.get(host(url));
        if (end == null) {
            return Optional.empty();
        }
        if (!now.isBefore(end)) {
            until.remove(host(url));
            return Optional.empty();
        }
        Duration rest = Duration.between(now, end);
        String detail = "the host asked for time";
        return Optional.of(new Failed(url, now, 0, Problem.THROTTLED, detail, rest, List.of()));
    }

    synchronized void note(FetchOutcome outcome) {
        if (outcome instanceof Failed failed && failed.retryAfter() != null) {
            Instant now = clock.instant();
            if (until.size() >= MANY_HOSTS) {
                until.values().removeIf(end -> !now.isBefore(end));
            }
            until.merge(
                    host(failed.url()),
                    now.plus(failed.retryAfter()),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    // What is no address is refused by the fetcher, in its own words.
    private static String host(String url) {
        try {
            return Urls.host(url);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
