package org.lachan.takedown.sources;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lachan.content.crawl.SourceReport;
import org.lachan.content.crawl.SourceReports;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;

/** Every source that is in force or that ingest tells of, the worst first. */
public final class SourceOverview {
    private final SourceDesk desk;
    private final SourceReports reports;
    private final Clock clock;

    public SourceOverview(SourceDesk desk, SourceReports reports, Clock clock) {
        this.desk = desk;
        this.reports = reports;
        this.clock = clock;
    }

    public List<SourceLine> lines() {
        SourceList list = desk.inForce().map(ListInForce::sources).orElseGet(() -> new SourceList(List.of()));
        Map<String, AccountFault> faults = desk.faultsInForce();
        Instant now = clock.instant();
        Set<String> ids = new TreeSet<>();
        list.all().stream().map(Source::id).forEach(ids::add);
        reports.all().stream().map(SourceReport::sourceId).forEach(ids::add);
        return ids.stream()
                .map(id -> SourceLine.of(
                        id,
                        list.find(id).orElse(null),
                        reports.find(id).orElse(null),
                        faults.get(id),
                        now))
                .sorted(SourceLine.WORST_FIRST)
                .toList();
    }
}
