package org.lachan.ingest.fetch;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchOutcome.Unread;

/** What answers and failures mean. */
final class Outcomes {
    private final Clock clock;
    private final Redirects.Way way;
    private final FetchRequest request;

    Outcomes(Clock clock, Redirects.Way way, FetchRequest request) {
        this.clock = clock;
        this.way = way;
        this.request = request;
    }

    FetchOutcome of(String url, Answer answer) {
        int status = answer.status();
        Instant now = clock.instant();
        if (status / 100 == 2) {
            return request.headersOnly() ? new Unread(url, now, status, way.taken(), way.hops()) : fetched(url, answer);
        }
        return switch (status) {
            case 304 -> new NotModified(url, now, status, way.hops());
            case 404, 410 -> new Gone(url, now, status, answer.body(), way.hops());
            case 408, 425 -> later(url, answer, Problem.TIMEOUT);
            case 429 -> later(url, answer, Problem.THROTTLED);
            default ->
                status >= 500
                        ? later(url, answer, Problem.SERVER)
                        : new Refused(url, now, status, Problem.DENIED, "status " + status, answer.body(), way.hops());
        };
    }

    private Fetched fetched(String url, Answer answer) {
        return new Fetched(
                url,
                clock.instant(),
                answer.status(),
                way.taken(),
                answer.mediaType(),
                answer.body(),
                answer.truncated(),
                answer.validators(),
                way.hops());
    }

    private Failed later(String url, Answer answer, Problem problem) {
        int status = answer.status();
        return new Failed(url, clock.instant(), status, problem, "status " + status, answer.retryAfter(), way.hops());
    }

    Elsewhere elsewhere(String url, int status, String target) {
        return new Elsewhere(url, clock.instant(), status, target, way.hops());
    }

    Refused refused(String url, int status, Problem problem, String detail) {
        return new Refused(url, clock.instant(), status, problem, detail, new byte[0], way.hops());
    }

    FetchOutcome failed(String url, Throwable cause) {
        if (cause instanceof ForbiddenAddress) {
            return refused(url, 0, Problem.FORBIDDEN_ADDRESS, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof IllegalArgumentException) {
            return refused(url, 0, Problem.BAD_URL, String.valueOf(cause.getMessage()));
        }
        String detail = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new Failed(url, clock.instant(), 0, problem(cause), detail, null, way.hops());
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof FetchProblem known) {
            return known.problem();
        }
        if (cause instanceof SocketTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof TimeoutException) {
            return Problem.TIMEOUT;
        }
        if (cause instanceof UnknownHostException) {
            return Problem.UNKNOWN_HOST;
        }
        if (cause instanceof SSLException) {
            return Problem.TLS;
        }
        return cause instanceof MessageConstraintException ? Problem.UNREADABLE : Problem.NETWORK;
    }
}
