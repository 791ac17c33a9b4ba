package org.lachan.takedown.requests;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A removal request.
 *
 * @param publicRef as LC-2026-000123: a reference of ours, not an official number
 * @param sequence number of events so far; an act names the one that its actor saw
 * @param officialNumber entered by the clerk; the software never numbers a letter
 */
public record RemovalRequest(
        UUID id,
        String publicRef,
        UUID caseId,
        RequestState state,
        int sequence,
        RequestContent content,
        @Nullable String officialNumber,
        Instant createdAt,
        Instant updatedAt) {

    /** User name; internal, never exported. */
    public String drafter() {
        return state.drafter();
    }

    RemovalRequest with(RequestState next, Instant at) {
        return new RemovalRequest(id, publicRef, caseId, next, sequence + 1, content, officialNumber, createdAt, at);
    }

    RemovalRequest with(RequestContent other) {
        return new RemovalRequest(id, publicRef, caseId, state, sequence, other, officialNumber, createdAt, updatedAt);
    }
}
