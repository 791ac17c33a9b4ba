package org.lachan.ingest.revisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;

/**
 * How an address answers.
 *
 * @param postId of the post at which it ends; two addresses can end at one
 * @param sha256 of the bytes last fetched, hex
 * @param failures in a row
 */
public record TargetState(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String postId,
        @Nullable String sha256,
        int lastStatus,
        Instant lastFetched,
        int failures) {

    public static final TargetState UNKNOWN = new TargetState(null, null, null, null, 0, Instant.EPOCH, 0);

    public Validators validators() {
        return new Validators(etag, lastModified);
    }

    public TargetState fetched(Fetched fetched, String endedAtPost, String freshSha256) {
        return new TargetState(
                fetched.validators().etag(),
                fetched.validators().lastModified(),
                endedAtPost,
                freshSha256,
                fetched.status(),
                fetched.at(),
                0);
    }

    public TargetState unchanged(FetchOutcome outcome) {
        return new TargetState(etag, lastModified, postId, sha256, outcome.status(), outcome.at(), 0);
    }

    /** Nothing to compare with any more: the next answer is fetched in full. */
    public TargetState gone(FetchOutcome outcome) {
        return new TargetState(null, null, postId, null, outcome.status(), outcome.at(), 0);
    }

    public TargetState failed(FetchOutcome outcome) {
        return new TargetState(etag, lastModified, postId, sha256, outcome.status(), outcome.at(), failures + 1);
    }
}
