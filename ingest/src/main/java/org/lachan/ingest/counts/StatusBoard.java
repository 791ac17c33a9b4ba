package org.lachan.ingest.counts;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the partitions of this process last reported. Safe for use by several threads. */
public final class StatusBoard {

    /**
     * A report of one partition on one source.
     *
     * @param waiting tasks that are due or under way
     */
    public record Report(
            String sourceId, int partition, SourceCounts counts, long waiting, List<String> pausedHosts, Instant at) {
        public Report {
            pausedHosts = List.copyOf(pausedHosts);
        }
    }

    private record Place(String sourceId, int partition) {}

    private final Map<Place, Report> reports = new ConcurrentHashMap<>();

    public void put(Report report) {
        reports.put(new Place(report.sourceId(), report.partition()), report);
    }

    /** The partition is another process's now. */
    public void forget(int partition) {
        reports.keySet().removeIf(place -> place.partition() == partition);
    }

    /** Tasks that are due or under way here. */
    public long waiting() {
        return reports.values().stream().mapToLong(Report::waiting).sum();
    }

    /** {@code lastSuccessAt}, items, new, changed, gone, badRows, waiting, pausedHosts, and errors by kind. */
    public Map<String, Object> of(String sourceId) {
        List<Report> own = reports.values().stream()
                .filter(report -> report.sourceId().equals(sourceId))
                .toList();
        Map<String, Object> map = new LinkedHashMap<>();
        Instant success = latest(own, SourceCounts::succeededAt);
        map.put("lastSuccessAt", success == null ? "" : success.toString());
        map.put("items", sum(own, SourceCounts::items));
        map.put("new", sum(own, SourceCounts::fresh));
        map.put("changed", sum(own, SourceCounts::changed));
        map.put("gone", sum(own, SourceCounts::gone));
        map.put("badRows", sum(own, SourceCounts::badRows));
        map.put("waiting", own.stream().mapToLong(Report::waiting).sum());
        map.put(
                "pausedHosts",
                own.stream()
                        .flatMap(report -> report.pausedHosts().stream())
                        .distinct()
                        .sorted()
                        .toList());
        Map<String, Long> errors = new TreeMap<>();
        own.forEach(report -> report.counts().errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum)));
        map.put("errors", errors);
        return map;
    }

    private static long sum(List<Report> reports, ToLongFunction<SourceCounts> part) {
        return reports.stream().map(Report::counts).mapToLong(part).sum();
    }

    private static @Nullable Instant latest(List<Report> reports, Function<SourceCounts, @Nullable Instant> part) {
        Stream<@Nullable Instant> times = reports.stream().map(Report::counts).map(part);
        return times.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
