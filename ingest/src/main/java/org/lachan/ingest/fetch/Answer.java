package org.lachan.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * One response.
 *
 * @param body empty unless the status is a 2xx
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(
        int status,
        @Nullable String location,
        String mediaType,
        byte[] body,
        boolean truncated,
        FetchOutcome.Validators validators) {}
