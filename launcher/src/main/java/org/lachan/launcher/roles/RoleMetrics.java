package org.lachan.launcher.roles;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A role's numbers: {@code lachan_<role>_<key>} for each number of its status at start, {@code lachan_<role>_healthy},
 * and what its Streams applications measure themselves.
 */
final class RoleMetrics implements MeterBinder, AutoCloseable {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final RunningRole role;
    private final List<KafkaStreamsMetrics> streams = new ArrayList<>();
    private Map<String, Object> status = Map.of();
    private long readAt;

    RoleMetrics(RunningRole role) {
        this.role = role;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        String prefix = "lachan." + role.role().label() + ".";
        Gauge.builder(prefix + "healthy", role, running -> running.healthy() ? 1 : 0)
                .register(registry);
        status().forEach((key, value) -> {
            if (value instanceof Number) {
                Gauge.builder(prefix + key, this, metrics -> metrics.number(key))
                        .register(registry);
            }
        });
        for (KafkaStreams application : role.streams()) {
            KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(application);
            metrics.bindTo(registry);
            streams.add(metrics);
        }
    }

    @Override
    public void close() {
        streams.forEach(KafkaStreamsMetrics::close);
    }

    private double number(String key) {
        return status().get(key) instanceof Number value ? value.doubleValue() : Double.NaN;
    }

    // A role with two applications tells of each in a map of its own.
    private static Map<String, Object> flat(Map<String, Object> nested) {
        Map<String, Object> flat = new LinkedHashMap<>();
        nested.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                inner.forEach((innerKey, innerValue) -> flat.put(key + "." + innerKey, innerValue));
            } else {
                flat.put(key, value);
            }
        });
        return flat;
    }

    // One scrape reads a dozen gauges and must cost one reading of the status, which may ask the database.
    private synchronized Map<String, Object> status() {
        long now = System.nanoTime();
        if (status.isEmpty() || now - readAt > FRESH_NANOS) {
            status = flat(role.status());
            readAt = now;
        }
        return status;
    }
}
