package org.lachan.ingest.visits;

import java.time.Duration;
import org.lachan.content.hashes.Sha256;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.findings.RecheckSeen;
import org.lachan.ingest.findings.RecheckSeen.Sight;
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

    Step begin(Task task, Duration delay, Memory memory) {
        TargetState state = memory.target(task.targetId());
        FetchRequest request =
                PageVisit.request(task, delay, state.validators()).withoutRobots();
        return Step.after(fetcher.fetch(request).thenApply(outcome -> (later, out) -> {
            out.accept(new RecheckSeen(task, sight(outcome, state), outcome.status(), outcome.at()));
            return Step.done();
        }));
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
        boolean same = state.sha256() == null || state.sha256().equals(Sha256.of(fetched.body()));
        return same ? Sight.PRESENT : Sight.CHANGED;
    }
}
