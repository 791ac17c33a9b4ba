package org.lachan.ingest.robots;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Fetcher;

/** Fetches as the site allows, and once or twice more at once where the failure was of a moment. */
public final class PoliteFetcher {
    private static final int TRIES = 3;
    private static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fetch");
        thread.setDaemon(true);
        return thread;
    });

    private final Fetcher fetcher;
    private final RobotsRules rules;

    public PoliteFetcher(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.rules = new RobotsRules(fetcher, clock);
    }

    /** Never fails for what a server does. Ends on a thread of the fetcher: what follows must be short or go elsewhere. */
    public CompletableFuture<FetchOutcome> fetch(FetchRequest request) {
        return CompletableFuture.supplyAsync(() -> now(request), POOL);
    }

    private FetchOutcome now(FetchRequest request) {
        FetchOutcome outcome = once(request);
        for (int tries = 1; tries < TRIES && outcome instanceof Failed failed && failed.worthRetrying(); tries++) {
            outcome = once(request);
        }
        return outcome;
    }

    private FetchOutcome once(FetchRequest request) {
        if (!request.robots()) {
            return fetcher.fetch(request, any -> true);
        }
        return fetcher.fetch(slowedDown(request), url -> rules.allows(url, request.delay()));
    }

    private FetchRequest slowedDown(FetchRequest request) {
        try {
            Duration delay = rules.delay(Urls.normalise(request.url()), request.delay());
            return request.withDelay(delay);
        } catch (IllegalArgumentException e) {
            return request; // not an address: the fetcher says so in its outcome
        }
    }
}
