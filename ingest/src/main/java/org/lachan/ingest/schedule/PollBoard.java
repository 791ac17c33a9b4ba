package org.lachan.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;

/**
 * Which sources are due, and which polls are done. A round is over when every source has been polled since it was asked for; a
 * new one can be asked for while the last one runs.
 */
final class PollBoard {

    /** One source's place on the board. */
    private static final class Row {
        final Source source;
        Instant due;
        boolean thorough;
        Instant lastPolledAt = Instant.EPOCH;

        @Nullable
        Instant pendingAskedAt;

        int pendingRound;
        Instant doneAskedAt = Instant.EPOCH;
        int doneRound;

        Row(Source source, Instant due) {
            this.source = source;
            this.due = due;
        }
    }

    private static final int LATER = 10;

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int asked = 1;

    /** Every source is due at once: that is round 1. */
    PollBoard(List<Source> sources, Instant now) {
        sources.forEach(source -> rows.put(source.id(), new Row(source, now)));
    }

    /** Makes every source due; tells the number of the round that this began. */
    synchronized int askAll(Instant now) {
        rows.values().forEach(row -> {
            row.due = now;
            row.thorough = true;
        });
        asked++;
        return asked;
    }

    synchronized List<Source> due(Instant now) {
        List<Source> due = new ArrayList<>();
        for (Row row : rows.values()) {
            if (!now.isBefore(row.due)) {
                due.add(row.source);
            }
        }
        return due;
    }

    /** Whether known pages are to be looked at too, however recently that was done. */
    synchronized boolean isThorough(Source source) {
        Row row = rows.get(source.id());
        return row != null && row.thorough;
    }

    /** The round that polls sent from now on belong to; ask before sending. */
    synchronized int asked() {
        return asked;
    }

    synchronized void sent(Source source, int round, Instant now) {
        Row row = rows.get(source.id());
        // It may have left the list meanwhile.
        if (row == null) {
            return;
        }
        row.pendingRound = round;
        row.pendingAskedAt = now;
        // A round asked for while this poll was being sent keeps its own due time.
        if (round == asked) {
            row.thorough = false;
            row.due = now.plus(source.every());
        }
    }

    /** The task could not be sent: it is tried again then. */
    synchronized void postpone(Source source, Instant until) {
        Row row = rows.get(source.id());
        if (row != null) {
            row.due = until;
        }
    }

    /** @param answered source to the time at which the poll that was answered last was asked for, by whomever */
    synchronized void answered(Map<String, Instant> answered, Instant now) {
        for (Row row : rows.values()) {
            Instant latest = answered.getOrDefault(row.source.id(), Instant.EPOCH);
            // Records carry milliseconds.
            Instant asked = row.pendingAskedAt == null ? null : row.pendingAskedAt.truncatedTo(ChronoUnit.MILLIS);
            if (asked != null && !latest.isBefore(asked)) {
                row.doneAskedAt = Objects.requireNonNull(row.pendingAskedAt);
                row.pendingAskedAt = null;
                row.doneRound = row.pendingRound;
                row.lastPolledAt = now;
            } else if (asked == null && row.doneRound == this.asked && latest.isAfter(row.doneAskedAt)) {
                leaveToOthers(row, latest);
            }
        }
    }

    // Another instance asks for this source: it stays its task, for it is due there a little sooner than here.
    private static void leaveToOthers(Row row, Instant asked) {
        Duration every = row.source.every();
        Instant next = asked.plus(every).plus(every.dividedBy(LATER));
        row.due = next.isAfter(row.due) ? next : row.due;
    }

    /** Another list is in force: what is new is due at once, what stays keeps its place. */
    synchronized void replace(List<Source> sources, Instant now) {
        Map<String, Row> old = new LinkedHashMap<>(rows);
        rows.clear();
        for (Source source : sources) {
            Row row = old.get(source.id());
            Row fresh = row != null && row.source.equals(source) ? row : new Row(source, now);
            rows.put(source.id(), fresh);
        }
    }

    /** The newest round that is over. */
    synchronized int round() {
        return rows.values().stream().mapToInt(row -> row.doneRound).min().orElse(asked);
    }

    /** When the last poll of a source was done; {@link Instant#EPOCH} before the first. */
    synchronized Instant lastPolledAt(String sourceId) {
        Row row = rows.get(sourceId);
        return row == null ? Instant.EPOCH : row.lastPolledAt;
    }

    /** Sources without a finished poll that was asked for at that time or later. */
    synchronized Set<String> notPolledSince(Instant since) {
        Set<String> missing = new LinkedHashSet<>();
        for (Row row : rows.values()) {
            if (row.doneAskedAt.isBefore(since)) {
                missing.add(row.source.id());
            }
        }
        return missing;
    }
}
