package org.lachan.takedown.sources;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.lachan.content.crawl.SourceReports;
import org.lachan.content.crawl.WatchedSource;
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
        return WatchedSource.all(list, reports, clock.instant()).stream()
                .map(watched -> new SourceLine(watched, faults.get(watched.id())))
                .sorted(SourceLine.WORST_FIRST)
                .toList();
    }
}
