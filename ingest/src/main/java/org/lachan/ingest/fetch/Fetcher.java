package org.lachan.ingest.fetch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one address, hop by hop; every hop is checked anew. Safe for use by several threads. */
public final class Fetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

    private final FetchLimits limits;
    private final Clock clock;
    private final HttpExchange exchange;
    private final HostPace pace = new HostPace();

    /** @param allowLoopback opens this machine, and nothing else, for samples and tests */
    public Fetcher(FetchLimits limits, boolean allowLoopback, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        exchange = new HttpExchange(limits, new PublicAddresses(allowLoopback));
        if (allowLoopback) {
            LOG.warn("loopback=open hint=\"for samples and tests only: sources can reach services of this machine\"");
        }
    }

    /**
     * Never throws for what a server does.
     *
     * @param robots whether crawling an address is allowed; asked at every hop
     */
    public FetchOutcome fetch(FetchRequest request, Predicate<String> robots) {
        Redirects.Way way = new Redirects.Way();
        String url = request.url();
        try {
            url = Urls.normalise(url);
            while (true) {
                if (!way.reach(url)) {
                    return refused(url, 0, Problem.REDIRECTS, "redirect loop");
                }
                if (!robots.test(url)) {
                    return refused(url, 0, Problem.ROBOTS, "robots.txt");
                }
                Answer answer = ask(url, request, way);
                if (!Redirects.isRedirect(answer.status())) {
                    return outcome(url, answer, way);
                }
                String next = target(url, answer);
                boolean sameHost = Urls.host(next).equals(Urls.host(url));
                way.leave(answer.status());
                if (way.count() > limits.redirects()) {
                    return refused(url, answer.status(), Problem.REDIRECTS, "more than " + limits.redirects());
                }
                if (!sameHost && !request.acrossHosts()) {
                    return new Elsewhere(url, clock.instant(), answer.status(), next, List.of());
                }
                url = next;
            }
        } catch (IllegalArgumentException e) {
            return refused(url, 0, Problem.BAD_URL, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failure(url, e);
        }
    }

    // Validators belong to the first address: after a redirect they would be asked of another page.
    private Answer ask(String url, FetchRequest request, Redirects.Way way) throws IOException {
        try {
            pace.await(Urls.host(url), request.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for the host's turn", e);
        }
        FetchRequest here = way.count() == 0 ? request : request.withValidators(FetchOutcome.Validators.NONE);
        Instant asked = clock.instant();
        try {
            return exchange.get(url, here, limits.total().minus(way.spent()));
        } finally {
            // Without the waits for a host's turn, which can be longer than the limit.
            way.spend(Duration.between(asked, clock.instant()));
        }
    }

    private static String target(String url, Answer answer) {
        String location = answer.location();
        if (location == null) {
            throw new IllegalArgumentException("a redirect without an address");
        }
        return Urls.normalise(
                URI.create(url).resolve(location.strip().replace(" ", "%20")).toString());
    }

    private FetchOutcome outcome(String url, Answer answer, Redirects.Way way) {
        int status = answer.status();
        Instant now = clock.instant();
        if (status / 100 == 2) {
            return new Fetched(
                    url,
                    now,
                    status,
                    way.taken(),
                    answer.mediaType(),
                    answer.body(),
                    answer.truncated(),
                    answer.validators(),
                    List.of());
        }
        return switch (status) {
            case 304 -> new NotModified(url, now, status, List.of());
            case 404, 410 -> new Gone(url, now, status, new byte[0], List.of());
            case 408, 425 -> new Failed(url, now, status, Problem.TIMEOUT, "status " + status, null, List.of());
            case 429 -> new Failed(url, now, status, Problem.THROTTLED, "status 429", null, List.of());
            default ->
                status >= 500
                        ? new Failed(url, now, status, Problem.SERVER, "status " + status, null, List.of())
                        : refused(url, status, Problem.DENIED, "status " + status);
        };
    }

    private Refused refused(String url, int status, Problem problem, String detail) {
        return new Refused(url, clock.instant(), status, problem, detail, new byte[0], List.of());
    }

    private FetchOutcome failure(String url, IOException e) {
        if (e.getCause() instanceof ForbiddenAddress forbidden) {
            return refused(url, 0, Problem.FORBIDDEN_ADDRESS, String.valueOf(forbidden.getMessage()));
        }
        Problem problem = Problem.NETWORK;
        if (e instanceof SocketTimeoutException || e instanceof ConnectionRequestTimeoutException) {
            problem = Problem.TIMEOUT;
        } else if (e instanceof UnknownHostException) {
            problem = Problem.UNKNOWN_HOST;
        }
        return new Failed(
                url,
                clock.instant(),
                0,
                problem,
                e.getClass().getSimpleName() + ": " + e.getMessage(),
                null,
                List.of());
    }

    @Override
    public void close() throws IOException {
        exchange.close();
    }
}
