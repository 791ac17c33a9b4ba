package org.lachan.ingest.counts;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one partition saw of one source since its state began.
 *
 * @param askedAt when the poll that was answered last was asked for
 * @param polledAt when that ended
 * @param succeededAt when one last was read
 * @param newestPublishedAt of all posts, and {@code newestSeenAt}, when that one was seen
 * @param items of the listings read so far
 * @param errors by kind, lower case
 */
public record SourceCounts(
        @Nullable Instant askedAt,
        @Nullable Instant polledAt,
        @Nullable Instant succeededAt,
        @Nullable Instant newestPublishedAt,
        @Nullable Instant newestSeenAt,
        long items,
        long fresh,
        long changed,
        long gone,
        long badRows,
        Map<String, Long> errors) {

    public static final SourceCounts NONE = new SourceCounts(null, null, null, null, null, 0, 0, 0, 0, 0, Map.of());

    public SourceCounts {
        errors = Map.copyOf(errors);
    }

    SourceCounts polled(Instant asked, Instant at, boolean read) {
        Instant latest = askedAt == null || asked.isAfter(askedAt) ? asked : askedAt;
        return new SourceCounts(
                latest,
                at,
                read ? at : succeededAt,
                newestPublishedAt,
                newestSeenAt,
                items,
                fresh,
                changed,
                gone,
                badRows,
                errors);
    }

    // A time in the future is a mistake of the page, not news of tomorrow.
    SourceCounts published(Instant published, Instant seen) {
        boolean newer = newestPublishedAt == null || published.isAfter(newestPublishedAt);
        return newer && !published.isAfter(seen)
                ? new SourceCounts(
                        askedAt, polledAt, succeededAt, published, seen, items, fresh, changed, gone, badRows, errors)
                : this;
    }

    SourceCounts plus(long moreItems, long moreFresh, long moreChanged, long moreGone, long moreBadRows) {
        return new SourceCounts(
                askedAt,
                polledAt,
                succeededAt,
                newestPublishedAt,
                newestSeenAt,
                items + moreItems,
                fresh + moreFresh,
                changed + moreChanged,
                gone + moreGone,
                badRows + moreBadRows,
                errors);
    }

    SourceCounts error(String kind) {
        Map<String, Long> more = new TreeMap<>(errors);
        more.merge(kind, 1L, Long::sum);
        return new SourceCounts(
                askedAt,
                polledAt,
                succeededAt,
                newestPublishedAt,
                newestSeenAt,
                items,
                fresh,
                changed,
                gone,
                badRows,
                more);
    }
}
