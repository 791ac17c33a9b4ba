package org.lachan.content.crawl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.lachan.avro.SourceStatus;
import org.lachan.content.topics.Holding;

/** The latest of every source, as topic {@code source.status} tells it. Filled by one thread, asked by many. */
public final class SourceReports implements Holding<SourceStatus> {
    private final Map<String, SourceReport> byKey = new ConcurrentSkipListMap<>();
    private final List<Consumer<SourceReport>> listeners = new CopyOnWriteArrayList<>();

    /** Tells of every report that is there, and of every one that comes, one partition's at a time. */
    public void listen(Consumer<SourceReport> listener) {
        listeners.add(listener);
        byKey.values().forEach(listener);
    }

    @Override
    public void put(String key, SourceStatus status) {
        SourceReport report = SourceReport.of(status);
        byKey.put(key, report);
        listeners.forEach(listener -> listener.accept(report));
    }

    @Override
    public void remove(String key) {
        byKey.remove(key);
    }

    /** By the sources' ids. */
    public List<SourceReport> all() {
        return List.copyOf(bySource().values());
    }

    public Optional<SourceReport> find(String sourceId) {
        return byKey.values().stream()
                .filter(report -> report.sourceId().equals(sourceId))
                .reduce(SourceReport::and);
    }

    private Map<String, SourceReport> bySource() {
        Map<String, SourceReport> bySource = new TreeMap<>();
        byKey.values().forEach(report -> bySource.merge(report.sourceId(), report, SourceReport::and));
        return bySource;
    }
}
