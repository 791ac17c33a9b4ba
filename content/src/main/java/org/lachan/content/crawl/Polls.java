package org.lachan.content.crawl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a source was last asked for, when the poll that was answered last ended, and when one last succeeded; null for never. */
public record Polls(
        @Nullable Instant askedAt,
        @Nullable Instant polledAt,
        @Nullable Instant succeededAt) {

    Polls and(Polls other) {
        return new Polls(
                later(askedAt, other.askedAt), later(polledAt, other.polledAt), later(succeededAt, other.succeededAt));
    }

    /** Whether the last poll did not succeed. */
    public boolean failing() {
        return polledAt != null && (succeededAt == null || polledAt.isAfter(succeededAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
