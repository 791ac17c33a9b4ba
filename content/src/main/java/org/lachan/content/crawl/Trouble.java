package org.lachan.content.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;

/** What is wrong with a source, the worst first; what a person can mend comes before what may pass. */
public enum Trouble {
    /** The end of a person's account is over: it is no longer read. */
    EXPIRED("hết hạn", "expired"),
    /** Ingest has not told of it yet. */
    NEVER_POLLED("chưa đọc", "never polled"),
    /** A key or token is missing, or refused. */
    KEY("thiếu khóa", "key missing"),
    /** robots.txt forbids what the source needs. */
    ROBOTS("robots.txt", "robots.txt"),
    /** The last poll did not succeed. */
    FAILING("đang lỗi", "failing"),
    /** Its last poll is long over. */
    OVERDUE("quá lịch", "overdue"),
    /** A host is left alone for a while; the rest goes on. */
    PAUSED("tạm dừng", "paused");

    private static final int POLLS_MISSED = 4;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final String vi;
    private final String en;

    Trouble(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    /**
     * @param source null where it is in no list that is known here
     * @param report null where ingest never told of it
     */
    public static Optional<Trouble> of(@Nullable Source source, @Nullable SourceReport report, Instant now) {
        if (source != null && expired(source, now)) {
            return Optional.of(EXPIRED);
        }
        if (report == null || report.polls().polledAt() == null) {
            return Optional.of(NEVER_POLLED);
        }
        if (report.polls().failing()) {
            return Optional.of(failure(report));
        }
        if (refused(report.counts())) {
            return Optional.of(ROBOTS);
        }
        if (source != null && overdue(source, report.polls(), now)) {
            return Optional.of(OVERDUE);
        }
        return report.pausedHosts().isEmpty() ? Optional.empty() : Optional.of(PAUSED);
    }

    private static boolean expired(Source source, Instant now) {
        Instant expires = source.account().expires();
        return expires != null && !now.isBefore(expires);
    }

    // Counts are totals: what has succeeded before and fails now may fail for another reason than it did at first.
    private static Trouble failure(SourceReport report) {
        boolean never = report.polls().succeededAt() == null;
        if (never && report.counts().errors(Counts.KEY) > 0) {
            return KEY;
        }
        return never && report.counts().robots() > 0 ? ROBOTS : FAILING;
    }

    /** Whether the list can be read and nothing that it names. */
    private static boolean refused(Counts counts) {
        return counts.robots() > 0 && counts.fresh() == 0;
    }

    private static boolean overdue(Source source, Polls polls, Instant now) {
        Duration patience = source.every().multipliedBy(POLLS_MISSED).plus(PATIENCE);
        Instant polledAt = polls.polledAt();
        return polledAt != null && now.isAfter(polledAt.plus(patience));
    }
}
