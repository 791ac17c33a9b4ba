package org.lachan.content.crawl;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;

/**
 * One source, and how it goes.
 *
 * @param source null where it is in no list that is in force
 * @param report null where ingest never told of it
 * @param trouble null where all is well
 */
public record WatchedSource(
        String id,
        @Nullable Source source,
        @Nullable SourceReport report,
        @Nullable Trouble trouble) {

    /** The worst first, then what was read longest ago; what is in no list comes last. */
    public static final Comparator<WatchedSource> WORST_FIRST = Comparator.comparingInt(WatchedSource::rank)
            .thenComparing(WatchedSource::succeededAt)
            .thenComparing(WatchedSource::id);

    /** Every source that is listed or that ingest tells of, the worst first. */
    public static List<WatchedSource> all(SourceList list, SourceReports reports, Instant now) {
        Set<String> ids = new TreeSet<>();
        list.all().stream().map(Source::id).forEach(ids::add);
        reports.all().stream().map(SourceReport::sourceId).forEach(ids::add);
        return ids.stream()
                .map(id -> of(id, list.find(id).orElse(null), reports.find(id).orElse(null), now))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static WatchedSource of(String id, @Nullable Source source, @Nullable SourceReport report, Instant now) {
        return new WatchedSource(
                id, source, report, Trouble.of(source, report, now).orElse(null));
    }

    private int rank() {
        List<Trouble> worstFirst = List.of(Trouble.values());
        int well = worstFirst.size();
        if (source == null) {
            return well + 1;
        }
        return trouble == null ? well : worstFirst.indexOf(trouble);
    }

    private Instant succeededAt() {
        Instant at = report == null ? null : report.polls().succeededAt();
        return at == null ? Instant.EPOCH : at;
    }
}
