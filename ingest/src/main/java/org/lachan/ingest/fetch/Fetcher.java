package org.lachan.ingest.fetch;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches addresses, hop by hop; every hop is checked anew. Thousands may be under way at once: none holds a thread. Safe for use
 * by several threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what follows a future takes its failure too
public final class Fetcher implements AutoCloseable {
    /** Who we say that we are. */
    public static final String USER_AGENT = "lachan/"
            + Objects.requireNonNullElse(Fetcher.class.getPackage().getImplementationVersion(), "dev")
            + " (child-protection crawler; obeys robots.txt as \"lachan\")";

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final int ENDING_THREADS = 2;

    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService endings;
    private final Parts parts;
    private final Set<FetchRun> underWay = ConcurrentHashMap.newKeySet();

    /** @param allowLoopback opens this machine, and nothing else, for samples and tests */
    public Fetcher(FetchLimits limits, boolean allowLoopback, Clock clock) {
        this(
                limits,
                new GuardedDns(new PublicAddresses(allowLoopback), limits.connect(), SystemDefaultDnsResolver.INSTANCE),
                Client.trustingTheSystem(),
                clock);
        if (allowLoopback) {
            LOG.warn("loopback=open hint=\"for samples and tests only: sources can reach services of this machine\"");
        }
    }

    Fetcher(FetchLimits limits, GuardedDns dns, Client client, Clock clock) {
        timer = new ScheduledThreadPoolExecutor(
                1, Daemons.named("fetch-clock"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        endings = new ThreadPoolExecutor(
                ENDING_THREADS,
                ENDING_THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Daemons.named("fetch-ending"),
                (late, closed) -> late.run());
        MemoryBudget memory = new MemoryBudget(limits.memory());
        parts = new Parts(
                limits,
                clock,
                dns,
                new HostPace(timer),
                new Slots(limits.exchanges(), memory, timer),
                new HttpExchange(client, limits, clock, timer, memory));
    }

    /** What every fetch uses. */
    record Parts(FetchLimits limits, Clock clock, GuardedDns dns, HostPace pace, Slots slots, HttpExchange exchange) {}

    /**
     * Never fails for what a server does. Cancelling it ends the connection. Ends on a thread of the fetcher, of which there are
     * few: what follows must not wait.
     *
     * @param robots whether fetching an address is allowed; asked at every hop
     */
    public CompletableFuture<FetchOutcome> fetch(
            FetchRequest request, Function<String, CompletableFuture<Permit>> robots) {
        return fetch(request, robots, parts.limits().bodyBytes());
    }

    /** @param mostBytes of the body; the limit of all fetches holds too */
    public CompletableFuture<FetchOutcome> fetch(
            FetchRequest request, Function<String, CompletableFuture<Permit>> robots, int mostBytes) {
        FetchRun run = new FetchRun(parts, request, robots, mostBytes);
        underWay.add(run);
        CompletableFuture<FetchOutcome> ended = new CompletableFuture<>();
        ended.whenComplete((outcome, error) -> run.outcome().cancel(false));
        run.outcome().whenComplete((outcome, error) -> {
            underWay.remove(run);
            hand(outcome, error, ended);
        });
        run.start();
        return ended;
    }

    private void hand(
            @Nullable FetchOutcome outcome, @Nullable Throwable error, CompletableFuture<FetchOutcome> ended) {
        endings.execute(() -> {
            if (error == null) {
                ended.complete(outcome);
            } else {
                ended.completeExceptionally(error);
            }
        });
    }

    /** Whether it can still fetch. */
    public boolean healthy() {
        return parts.exchange().healthy();
    }

    /** What is under way ends as failed. */
    @Override
    public void close() throws IOException {
        underWay.forEach(FetchRun::close);
        parts.exchange().close();
        parts.dns().close();
        timer.shutdownNow();
        endings.shutdown();
    }
}
