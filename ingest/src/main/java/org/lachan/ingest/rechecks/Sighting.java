package org.lachan.ingest.rechecks;

import org.jspecify.annotations.Nullable;

/**
 * How a page is now.
 *
 * @param movedTo where it is now; null where it did not move
 * @param sha256 of the bytes now, hex; null where no body was read
 */
public record Sighting(
        Outcome outcome,
        Reason reason,
        @Nullable String movedTo,
        @Nullable String sha256) {

    /** BACK: it was gone or restricted at the look before. */
    public enum Outcome {
        PRESENT,
        CHANGED,
        GONE,
        MOVED,
        RESTRICTED,
        TEMPORARY_FAILURE,
        BACK;

        boolean isThere() {
            return this == PRESENT || this == CHANGED || this == BACK;
        }

        boolean isWithheld() {
            return this == GONE || this == RESTRICTED;
        }
    }

    /** What told the outcome. */
    public enum Reason {
        NONE,
        NOT_FOUND,
        SOFT_404,
        LOGIN_WALL,
        AGE_GATE,
        GEO_BLOCK,
        LEGAL_BLOCK,
        DENIED,
        MOVED,
        CHALLENGE,
        THROTTLED,
        SERVER,
        TIMEOUT,
        NETWORK
    }

    static Sighting of(Outcome outcome, Reason reason) {
        return new Sighting(outcome, reason, null, null);
    }

    static Sighting restricted(Reason reason) {
        return of(Outcome.RESTRICTED, reason);
    }

    static Sighting gone(Reason reason) {
        return of(Outcome.GONE, reason);
    }

    static Sighting temporary(Reason reason) {
        return of(Outcome.TEMPORARY_FAILURE, reason);
    }

    static Sighting moved(String to) {
        return new Sighting(Outcome.MOVED, Reason.MOVED, to, null);
    }

    Sighting withSha256(String hex) {
        return new Sighting(outcome, reason, movedTo, hex);
    }

    Sighting after(@Nullable Outcome last) {
        boolean back = last != null && last.isWithheld() && outcome.isThere();
        return back ? new Sighting(Outcome.BACK, reason, movedTo, sha256) : this;
    }
}
