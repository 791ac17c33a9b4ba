package org.lachan.ingest.bluesky;

import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong with a stream, in the words of a fetch. */
final class StreamProblems {
    private static final Logger LOG = LoggerFactory.getLogger(StreamProblems.class);

    private final URI uri;
    private final Clock clock;

    StreamProblems(URI uri, Clock clock) {
        this.uri = uri;
        this.clock = clock;
    }

    FetchOutcome closed(String why, StreamHandshake.@Nullable Refusal refusal, @Nullable Exception error) {
        if (refusal != null) {
            return answered(refusal);
        }
        return error == null ? failed(Problem.NETWORK, "closed: " + why) : thrown(error);
    }

    private FetchOutcome answered(StreamHandshake.Refusal refusal) {
        int status = refusal.status();
        Duration after = refusal.retryAfter() == null ? null : Duration.ofSeconds(refusal.retryAfter());
        if (status == 429) {
            return failed(status, Problem.THROTTLED, "status 429", after);
        }
        return status >= 500
                ? failed(status, Problem.SERVER, "status " + status, after)
                : refused(status, Problem.DENIED, "status " + status);
    }

    private FetchOutcome thrown(Exception error) {
        Throwable cause = error instanceof UncheckedIOException unchecked ? unchecked.getCause() : error;
        String detail = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (cause instanceof UnknownHostException) {
            // A refusal of the resolver's own has a cause; an unknown name has none.
            return cause.getCause() == null
                    ? failed(Problem.UNKNOWN_HOST, detail)
                    : refused(
                            0,
                            Problem.FORBIDDEN_ADDRESS,
                            String.valueOf(cause.getCause().getMessage()));
        }
        if (cause instanceof SSLException) {
            return refused(0, Problem.TLS, detail);
        }
        return failed(cause instanceof SocketTimeoutException ? Problem.TIMEOUT : Problem.NETWORK, detail);
    }

    Failed silent() {
        return failed(Problem.TIMEOUT, "no websocket was opened in time");
    }

    Refused noJson() {
        return refused(0, Problem.UNREADABLE, "the stream sends no text");
    }

    Failed gap(Duration skipped) {
        return failed(
                Problem.SERVER, "the stream no longer holds the " + skipped.toSeconds() + " s before its first event");
    }

    Failed busy(int streams) {
        return failed(Problem.BUSY, streams + " streams are read already");
    }

    void note(Exception e) {
        LOG.debug(
                "stream=unclosed host={} error={}", uri.getHost(), e.getClass().getSimpleName());
    }

    private Failed failed(Problem problem, String detail) {
        return failed(0, problem, detail, null);
    }

    private Failed failed(int status, Problem problem, String detail, @Nullable Duration retryAfter) {
        return new Failed(uri.toString(), clock.instant(), status, problem, detail, retryAfter, List.of());
    }

    private Refused refused(int status, Problem problem, String detail) {
        return new Refused(uri.toString(), clock.instant(), status, problem, detail, new byte[0], List.of());
    }
}
