package org.lachan.content.crawl;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.SourceStatus;

/**
 * How one source goes, over all partitions of the frontier.
 *
 * @param newest null until something with a time of publication was seen
 * @param waiting tasks that wait for their turn or are under way
 * @param pausedHosts those left alone for a while, because they failed too often in a row
 * @param at when ingest last told of it
 */
public record SourceReport(
        String sourceId,
        Polls polls,
        @Nullable Newest newest,
        Counts counts,
        long waiting,
        SortedSet<String> pausedHosts,
        Instant at) {

    public SourceReport {
        pausedHosts = Collections.unmodifiableSortedSet(new TreeSet<>(pausedHosts));
    }

    static SourceReport of(SourceStatus status) {
        return new SourceReport(
                status.getSourceId(),
                new Polls(status.getAskedAt(), status.getPolledAt(), status.getSucceededAt()),
                newest(status.getNewestPublishedAt(), status.getNewestSeenAt()),
                new Counts(
                        status.getItems(),
                        status.getFresh(),
                        status.getChanged(),
                        status.getGone(),
                        status.getBadRows(),
                        new TreeMap<>(status.getErrors())),
                status.getWaiting(),
                new TreeSet<>(status.getPausedHosts()),
                status.getAt());
    }

    private static @Nullable Newest newest(@Nullable Instant publishedAt, @Nullable Instant seenAt) {
        return publishedAt == null || seenAt == null ? null : new Newest(publishedAt, seenAt);
    }

    /** This partition and another one of the same source. */
    SourceReport and(SourceReport other) {
        TreeSet<String> paused = new TreeSet<>(pausedHosts);
        paused.addAll(other.pausedHosts);
        return new SourceReport(
                sourceId,
                polls.and(other.polls),
                younger(newest, other.newest),
                counts.and(other.counts),
                waiting + other.waiting,
                paused,
                at.isAfter(other.at) ? at : other.at);
    }

    private static @Nullable Newest younger(@Nullable Newest one, @Nullable Newest other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.publishedAt().isAfter(other.publishedAt()) ? one : other;
    }
}
