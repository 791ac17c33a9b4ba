package org.lachan.ingest.frontier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.Problem;

/** How a visit ended, as far as the next one is concerned. */
public sealed interface Ending {

    /** There is nothing more to do. */
    record Done() implements Ending {}

    /** To be visited again then. */
    record Again(Instant at) implements Ending {}

    /**
     * Nothing was seen; worth another try.
     *
     * @param retryAfter what the server asks for; null where it does not
     */
    record Postponed(Problem problem, @Nullable Duration retryAfter) implements Ending {

        /** Whether the host is the reason, so that its other pages had better wait too. */
        boolean isOfHost() {
            return switch (problem) {
                case NETWORK, TIMEOUT, SERVER, UNKNOWN_HOST, TLS, THROTTLED -> true;
                default -> false;
            };
        }
    }

    Ending DONE = new Done();

    static Ending postponed(Failed failed) {
        return new Postponed(failed.problem(), failed.retryAfter());
    }

    /** Done, or postponed where it failed. */
    static Ending of(FetchOutcome outcome) {
        return outcome instanceof Failed failed ? postponed(failed) : DONE;
    }
}
