package org.lachan.ingest.visits;

import java.time.Duration;
import java.util.function.Consumer;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.RecheckSeen;
import org.lachan.ingest.findings.RecheckSeen.Sight;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.TargetState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;

/** Looks again at a page that somebody decided about. Writes no state: the source's next poll sees the change itself. */
final class RecheckVisit {
    private final PoliteFetcher fetcher;

    RecheckVisit(PoliteFetcher fetcher) {
        this.fetcher = fetcher;
    }

    void run(Task task, Duration delay, Memory memory, Consumer<Finding> out) {
        TargetState state = memory.target(task.targetId());
        FetchOutcome outcome = fetcher.fetch(
                        PageVisit.request(task, delay, state.validators()).withoutRobots())
                .join();
        out.accept(new RecheckSeen(task, sight(outcome, state), outcome.status(), outcome.at()));
    }

    private static Sight sight(FetchOutcome outcome, TargetState state) {
        if (outcome instanceof Fetched fetched) {
            return fetched.redirects().movedPermanently() ? Sight.MOVED : compared(fetched, state);
        }
        if (outcome instanceof NotModified) {
            return Sight.PRESENT;
        }
        if (outcome instanceof Gone) {
            return Sight.GONE;
        }
        if (outcome instanceof Elsewhere) {
            return Sight.MOVED;
        }
        boolean denied = outcome instanceof Refused refused && refused.problem() == Problem.DENIED;
        return denied ? Sight.RESTRICTED : Sight.TEMPORARY_FAILURE;
    }

    private static Sight compared(Fetched fetched, TargetState state) {
        boolean same = state.sha256() == null || state.sha256().equals(MediaIntake.sha256(fetched.body()));
        return same ? Sight.PRESENT : Sight.CHANGED;
    }
}
