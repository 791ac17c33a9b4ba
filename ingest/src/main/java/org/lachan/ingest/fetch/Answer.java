package org.lachan.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One response.
 *
 * @param body the whole of a 2xx, the beginning of an error page, else empty
 * @param truncated whether the limit cut the body
 * @param retryAfter what the server asks for; null where it does not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(
        int status,
        @Nullable String location,
        String mediaType,
        byte[] body,
        boolean truncated,
        FetchOutcome.Validators validators,
        @Nullable Duration retryAfter,
        Hop hop) {}
