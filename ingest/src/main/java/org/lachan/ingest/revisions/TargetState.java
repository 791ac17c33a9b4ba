package org.lachan.ingest.revisions;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.rechecks.Sighting.Outcome;

/**
 * How an address answers, and how often it is looked at.
 *
 * @param postId of the post at which it ends; two addresses can end at one
 * @param sha256 of the bytes last fetched, hex
 * @param failures in a row
 * @param firstSeen when it was first fetched
 * @param textPrint of the text that re-checks compare with
 * @param lastRecheck what the last re-check saw
 * @param interval until the next look: doubled where nothing changed, halved where something did
 */
public record TargetState(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String postId,
        @Nullable String sha256,
        int lastStatus,
        Instant lastFetched,
        int failures,
        Instant firstSeen,
        Duration interval,
        @Nullable String textPrint,
        @Nullable Outcome lastRecheck) {

    public static final TargetState UNKNOWN =
            new TargetState(null, null, null, null, 0, Instant.EPOCH, 0, Instant.EPOCH, Duration.ZERO, null, null);
    /** Retention of what the pipeline holds of a post: edits after it would be news to nobody. */
    public static final Duration WATCHED = Duration.ofDays(7);

    private static final Duration LONGEST = Duration.ofHours(24);

    public TargetState {
        // States of version 0.2.0 and before have neither.
        firstSeen = Objects.requireNonNullElse(firstSeen, lastFetched);
        interval = Objects.requireNonNullElse(interval, Duration.ZERO);
    }

    public Validators validators() {
        return new Validators(etag, lastModified);
    }

    /** When it is looked at next, {@link Instant#EPOCH} where it never was. */
    public Instant nextLook() {
        return lastFetched.equals(Instant.EPOCH) ? Instant.EPOCH : lastFetched.plus(interval);
    }

    /** Whether it is looked at again though no listing names it any more. */
    public boolean isWatched(Instant now) {
        return now.isBefore(firstSeen.plus(WATCHED));
    }

    /** @param shortest interval that the source allows */
    public TargetState fetched(
            Fetched fetched, String endedAtPost, @Nullable String print, boolean changed, Duration shortest) {
        Validators fresh = fetched.validators();
        return new TargetState(
                fresh.etag(),
                fresh.lastModified(),
                endedAtPost,
                Sha256.of(fetched.body()),
                fetched.status(),
                fetched.at(),
                0,
                since(fetched.at()),
                next(changed, shortest),
                print,
                lastRecheck);
    }

    /** As it was. */
    public TargetState unchanged(FetchOutcome outcome, Duration shortest) {
        return new TargetState(
                etag,
                lastModified,
                postId,
                sha256,
                outcome.status(),
                outcome.at(),
                0,
                since(outcome.at()),
                next(false, shortest),
                textPrint,
                lastRecheck);
    }

    /** Nothing to compare with any more: the next answer is fetched in full. */
    public TargetState gone(FetchOutcome outcome) {
        return new TargetState(
                null,
                null,
                postId,
                null,
                outcome.status(),
                outcome.at(),
                0,
                since(outcome.at()),
                LONGEST,
                textPrint,
                lastRecheck);
    }

    public TargetState refused(FetchOutcome outcome) {
        return new TargetState(
                etag,
                lastModified,
                postId,
                sha256,
                outcome.status(),
                outcome.at(),
                failures + 1,
                since(outcome.at()),
                LONGEST,
                textPrint,
                lastRecheck);
    }

    /** An interface that has no validators was read. */
    public TargetState read(Instant at, boolean changed, Duration shortest) {
        return new TargetState(
                null, null, null, null, lastStatus, at, 0, since(at), next(changed, shortest), null, lastRecheck);
    }

    public TargetState rechecked(Outcome outcome) {
        return new TargetState(
                etag,
                lastModified,
                postId,
                sha256,
                lastStatus,
                lastFetched,
                failures,
                firstSeen,
                interval,
                textPrint,
                outcome);
    }

    private Instant since(Instant at) {
        return firstSeen.equals(Instant.EPOCH) ? at : firstSeen;
    }

    private Duration next(boolean changed, Duration shortest) {
        if (interval.isZero()) {
            return shortest;
        }
        Duration next = changed ? interval.dividedBy(2) : interval.multipliedBy(2);
        return next.compareTo(shortest) < 0 ? shortest : next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }
}
