package org.lachan.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a fetch came to. Every case tells the address at which it ended. */
public sealed interface FetchOutcome {

    String url();

    Instant at();

    /** HTTP status; 0 where there was no answer. */
    int status();

    /** Requests that were answered, in their order; empty where none was. */
    List<Hop> hops();

    /**
     * Bytes.
     *
     * @param url final address, normalised
     * @param redirects statuses of the redirects on the way, in their order
     * @param mediaType as declared, empty where it was not
     * @param truncated whether the limit cut the body
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its hash only
    record Fetched(
            String url,
            Instant at,
            int status,
            Redirects redirects,
            String mediaType,
            byte[] body,
            boolean truncated,
            Validators validators,
            List<Hop> hops)
            implements FetchOutcome {

        /** The media type of the bytes, where they plainly are not of the declared one; empty where they may be. */
        public Optional<String> contradiction() {
            return DeclaredType.contradiction(mediaType, body);
        }
    }

    /** It is there, and its body was left unread as asked. */
    record Unread(String url, Instant at, int status, Redirects redirects, List<Hop> hops) implements FetchOutcome {}

    /** The validators still hold. */
    record NotModified(String url, Instant at, int status, List<Hop> hops) implements FetchOutcome {}

    /**
     * 404 or 410.
     *
     * @param page beginning of what the server says about it; empty where it was not read
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Gone(String url, Instant at, int status, byte[] page, List<Hop> hops) implements FetchOutcome {}

    /** A redirect to another host, not followed. */
    record Elsewhere(String url, Instant at, int status, String target, List<Hop> hops) implements FetchOutcome {

        /** Whether the old address is given up. */
        public boolean permanent() {
            return Redirects.isPermanent(status);
        }
    }

    /**
     * Must not be fetched, now or at the next poll, until something changes there.
     *
     * @param page beginning of what the server says about it; empty where it was not read
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Refused(String url, Instant at, int status, Problem problem, String detail, byte[] page, List<Hop> hops)
            implements FetchOutcome {}

    /**
     * May work later.
     *
     * @param retryAfter what the server asks for; null where it does not
     */
    record Failed(
            String url,
            Instant at,
            int status,
            Problem problem,
            String detail,
            @Nullable Duration retryAfter,
            List<Hop> hops)
            implements FetchOutcome {

        /** Whether another try at once makes sense: a slow host would only block its queue for longer. */
        public boolean worthRetrying() {
            return problem == Problem.SERVER || problem == Problem.NETWORK;
        }
    }

    /** What a server gave to ask with the next time. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        public static final Validators NONE = new Validators(null, null);
    }
}
