package org.lachan.ingest.youtube;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.Problem;

/** Units of the day's quota. The day is the service's: it begins at midnight in California. For one poll. */
final class Budget {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final int MOST_FOR_COMMENTS = 100;

    private final Source source;
    private final int quota;
    private final Clock clock;
    private final LocalDate day;
    private int spent;
    private int forComments;

    /** @param cursor units spent on another day than today count no more */
    Budget(Source source, int quota, Cursor cursor, Clock clock) {
        this.source = source;
        this.quota = quota;
        this.clock = clock;
        day = clock.instant().atZone(PACIFIC).toLocalDate();
        spent = day.equals(cursor.day()) ? cursor.units() : 0;
    }

    LocalDate day() {
        return day;
    }

    int spent() {
        return spent;
    }

    /** Spends, or says why not: nothing is spent then. */
    Optional<Failed> spend(int units) {
        if (spent + units > quota) {
            return Optional.of(exhausted(
                    source.url(), spent + " of the " + quota + " units a day are spent, and this takes " + units));
        }
        spent += units;
        return Optional.empty();
    }

    /** The service itself says that nothing is left. */
    Failed refusedBy(Failed answer) {
        spent = Math.max(spent, quota);
        return exhausted(answer.url(), answer.detail());
    }

    private Failed exhausted(String url, String detail) {
        return new Failed(url, clock.instant(), 0, Problem.QUOTA, detail, untilMidnight(), List.of());
    }

    private Duration untilMidnight() {
        Instant midnight = day.plusDays(1).atStartOfDay(PACIFIC).toInstant();
        return Duration.between(clock.instant(), midnight);
    }

    /**
     * Shares out among the day's polls what their lists leave.
     *
     * @param listing units of one poll without comments
     */
    void startComments(int listing) {
        long polls = 1 + untilMidnight().dividedBy(source.every());
        long left = quota - spent - listing * (polls - 1);
        forComments = (int) Math.max(0, Math.min(MOST_FOR_COMMENTS, left / polls));
    }

    /** Of the units for comments at this poll. */
    boolean hasForComments() {
        return forComments > 0 && spent < quota;
    }

    Optional<Failed> spendOnComments() {
        forComments--;
        return spend(1);
    }
}
