package org.lachan.launcher.roles;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.lachan.content.crawl.Counts;
import org.lachan.content.crawl.SourceReport;
import org.lachan.content.crawl.SourceReports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers of each source, as ingest tells them: {@code lachan_source_seconds_since_success}, {@code _waiting},
 * {@code _paused_hosts}, {@code _posts_total} by change and {@code _errors_total} by kind. A source keeps its numbers until the
 * process ends.
 */
final class SourceMetrics implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(SourceMetrics.class);
    private static final String PREFIX = "lachan.source.";
    // Kinds of error are a closed set of ingest's; sources are not, and each name costs the one who stores the numbers.
    private static final int MOST_SOURCES = 500;
    private static final int MOST_KINDS = 40;
    private static final Map<String, ToLongFunction<Counts>> CHANGES =
            Map.of("new", Counts::fresh, "edited", Counts::changed, "deleted", Counts::gone);

    private final SourceReports reports;
    private final Clock clock;
    private final Set<String> sources = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();

    SourceMetrics(SourceReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        reports.listen(report -> take(registry, report));
    }

    private synchronized void take(MeterRegistry registry, SourceReport report) {
        String id = report.sourceId();
        if (!sources.contains(id)) {
            if (sources.size() == MOST_SOURCES) {
                LOG.debug("event=source_not_measured source={}", id);
                return;
            }
            sources.add(id);
            measure(registry, id);
        }
        report.counts().errors().keySet().stream()
                .limit(MOST_KINDS)
                .filter(kind -> kinds.add(id + " " + kind))
                .forEach(kind -> count(registry, "errors", id, Tags.of("kind", kind), one -> one.errors(kind)));
    }

    private void measure(MeterRegistry registry, String id) {
        gauge(registry, "seconds.since.success", id, this::sinceSuccess);
        gauge(registry, "waiting", id, SourceReport::waiting);
        gauge(registry, "paused.hosts", id, report -> report.pausedHosts().size());
        CHANGES.forEach((change, count) -> count(registry, "posts", id, Tags.of("change", change), count));
    }

    private double sinceSuccess(SourceReport report) {
        Instant at = report.polls().succeededAt();
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }

    private void gauge(MeterRegistry registry, String name, String id, ToDoubleFunction<SourceReport> value) {
        Gauge.builder(PREFIX + name, reports, all -> all.find(id)
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .tag("source", id)
                .register(registry);
    }

    private void count(MeterRegistry registry, String name, String id, Tags more, ToLongFunction<Counts> value) {
        FunctionCounter.builder(PREFIX + name, reports, all -> all.find(id)
                        .map(report -> (double) value.applyAsLong(report.counts()))
                        .orElse(0.0))
                .tag("source", id)
                .tags(more)
                .register(registry);
    }
}
