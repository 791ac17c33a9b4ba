package org.lachan.takedown.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.store.Row;

/** The columns of a state: who released it, and when. */
record Release(@Nullable String approver, @Nullable Instant at) {

    static Release of(RequestState state) {
        if (state instanceof RequestState.Approved approved) {
            return new Release(approved.approver(), approved.releasedAt());
        }
        if (state instanceof RequestState.InOutbox filed) {
            return new Release(filed.approver(), filed.releasedAt());
        }
        return new Release(null, null);
    }

    static RequestState state(Row row) {
        String drafter = row.text("drafter");
        return switch (RequestState.Name.valueOf(row.text("state"))) {
            case DRAFT -> new RequestState.Draft(drafter);
            case IN_REVIEW -> new RequestState.InReview(drafter);
            case RETURNED -> new RequestState.Returned(drafter);
            case REJECTED -> new RequestState.Rejected(drafter);
            case REJECTED_OUT_OF_SCOPE -> new RequestState.RejectedOutOfScope(drafter);
            case APPROVED -> new RequestState.Approved(drafter, row.text("approver"), row.instant("released_at"));
            case IN_OUTBOX -> new RequestState.InOutbox(drafter, row.text("approver"), row.instant("released_at"));
        };
    }
}
