package org.lachan.takedown.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transition of a request.
 *
 * @param from null for the first
 * @param actor pseudonym
 * @param commitment what the audit chain holds for this act, hex
 * @param note what was said with it; empty when nothing was, or once erased
 */
public record RequestStep(
        int sequence,
        RequestState.@Nullable Name from,
        RequestState.Name to,
        String actor,
        String commitment,
        String note,
        Instant at) {}
