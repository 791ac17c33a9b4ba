package org.lachan.ingest.robots;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.fetch.Permit;

/** Fetches as the site allows, and once or twice more, at the site's pace, where the failure was of a moment. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows a future takes its failure too
public final class PoliteFetcher {
    private static final int TRIES = 3;

    private final Fetcher fetcher;
    private final RobotsRules rules;
    private final Requested requested;

    public PoliteFetcher(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.rules = new RobotsRules(fetcher, clock);
        this.requested = new Requested(clock);
    }

    /**
     * Never fails for what a server does. Cancelling it ends the connection. Ends on a thread of the fetcher, of which there are
     * few: what follows must not wait.
     */
    public CompletableFuture<FetchOutcome> fetch(FetchRequest request) {
        CompletableFuture<FetchOutcome> ended = new CompletableFuture<>();
        attempt(request, 1, ended);
        return ended;
    }

    private void attempt(FetchRequest request, int number, CompletableFuture<FetchOutcome> ended) {
        CompletableFuture<FetchOutcome> once = requested
                .failure(request.url())
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> fetcher.fetch(request, permits(request)));
        ended.whenComplete((outcome, error) -> once.cancel(false));
        once.whenComplete((outcome, error) -> {
            if (error == null) {
                requested.note(outcome);
            }
            if (error != null) {
                ended.completeExceptionally(error);
            } else if (number < TRIES && isOfAMoment(outcome) && !ended.isDone()) {
                attempt(request, number + 1, ended);
            } else {
                ended.complete(outcome);
            }
        });
    }

    // A server that names a time is not asked before.
    private static boolean isOfAMoment(FetchOutcome outcome) {
        return outcome instanceof Failed failed && failed.worthRetrying() && failed.retryAfter() == null;
    }

    private Function<String, CompletableFuture<Permit>> permits(FetchRequest request) {
        return request.robots() ? url -> rules.permit(url, request.delay()) : Permit.ANY;
    }
}
