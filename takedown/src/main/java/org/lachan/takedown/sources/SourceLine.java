package org.lachan.takedown.sources;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.lachan.content.crawl.SourceReport;
import org.lachan.content.crawl.Trouble;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.Source;

/**
 * One source as operators watch it.
 *
 * @param source null where it is not in the list in force
 * @param report null where ingest never told of it
 * @param trouble null where all is well
 * @param fault of a person's account; null where it may be followed, or is none
 */
public record SourceLine(
        String id,
        @Nullable Source source,
        @Nullable SourceReport report,
        @Nullable Trouble trouble,
        @Nullable AccountFault fault) {

    /** The worst first; what is in no list comes last. */
    static final Comparator<SourceLine> WORST_FIRST = Comparator.comparingInt(SourceLine::rank)
            .thenComparing(SourceLine::succeededAt)
            .thenComparing(SourceLine::id);

    static SourceLine of(
            String id,
            @Nullable Source source,
            @Nullable SourceReport report,
            @Nullable AccountFault fault,
            Instant now) {
        return new SourceLine(
                id, source, report, Trouble.of(source, report, now).orElse(null), fault);
    }

    private int rank() {
        if (source == null) {
            return Trouble.values().length + 2;
        }
        if (fault != null) {
            return 0;
        }
        return trouble == null ? Trouble.values().length + 1 : trouble.ordinal() + 1;
    }

    private Instant succeededAt() {
        Instant at = report == null ? null : report.polls().succeededAt();
        return at == null ? Instant.EPOCH : at;
    }

    /** Whether anything needs a look. */
    public boolean troubled() {
        return trouble != null || fault != null;
    }

    /** Empty where the source is in no list. */
    public String host() {
        return source == null ? "" : Urls.host(source.url());
    }
}
