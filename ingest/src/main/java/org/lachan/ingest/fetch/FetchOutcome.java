package org.lachan.ingest.fetch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a fetch came to. Every case tells the address at which it ended. */
public sealed interface FetchOutcome {

    String url();

    Instant at();

    /** HTTP status; 0 where there was no answer. */
    int status();

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
            Validators validators)
            implements FetchOutcome {}

    /** The validators still hold. */
    record NotModified(String url, Instant at, int status) implements FetchOutcome {}

    /** 404 or 410. */
    record Gone(String url, Instant at, int status) implements FetchOutcome {}

    /** A redirect to another host, not followed. */
    record Elsewhere(String url, Instant at, int status, String target) implements FetchOutcome {

        /** Whether the old address is given up. */
        public boolean permanent() {
            return Redirects.isPermanent(status);
        }
    }

    /** Must not be fetched, now or at the next poll, until something changes there. */
    record Refused(String url, Instant at, int status, Problem problem, String detail) implements FetchOutcome {}

    /** May work later. */
    record Failed(String url, Instant at, int status, Problem problem, String detail) implements FetchOutcome {

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
