package org.lachan.ingest.visits;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.RecheckSeen;
import org.lachan.ingest.rechecks.Before;
import org.lachan.ingest.rechecks.Rechecks;
import org.lachan.ingest.rechecks.Sighting;
import org.lachan.ingest.rechecks.Sighting.Outcome;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.PostState;
import org.lachan.ingest.revisions.TargetState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;

/** Looks again at a page that somebody decided about. The post's state stays: the source's next poll sees the change itself. */
final class RecheckVisit {
    private final PoliteFetcher fetcher;
    private final Rechecks rechecks;
    private final Workers workers;

    RecheckVisit(PoliteFetcher fetcher, Rechecks rechecks, Workers workers) {
        this.fetcher = fetcher;
        this.rechecks = rechecks;
        this.workers = workers;
    }

    Step begin(Task task, Duration delay, Memory memory) {
        TargetState state = memory.target(task.targetId());
        FetchRequest request =
                PageVisit.request(task, delay, state.validators()).withoutRobots();
        Before before = before(task, state, memory);
        CompletableFuture<FetchOutcome> fetching = fetcher.fetch(task.headersOnly() ? request.withoutBody() : request);
        return Step.after(
                fetching.thenApplyAsync(outcome -> settling(task, outcome, rechecks.sight(outcome, before)), workers));
    }

    private static Before before(Task task, TargetState state, Memory memory) {
        String url = Optional.ofNullable(state.postId())
                .flatMap(memory::post)
                .map(PostState::url)
                .orElse(task.url());
        return new Before(url, state.sha256(), state.textPrint(), null, state.lastRecheck());
    }

    private static Step.Settling settling(Task task, FetchOutcome outcome, Sighting sighting) {
        return (memory, out) -> settle(task, outcome, sighting, memory, out);
    }

    private static Step settle(
            Task task, FetchOutcome outcome, Sighting sighting, Memory memory, Consumer<Finding> out) {
        out.accept(new RecheckSeen(task, sighting, outcome.status(), outcome.at()));
        // A moment's failure does not undo that it was gone.
        if (sighting.outcome() != Outcome.TEMPORARY_FAILURE) {
            TargetState state = memory.target(task.targetId());
            memory.targets().put(task.targetId(), state.rechecked(sighting.outcome()));
        }
        return Step.done();
    }
}
