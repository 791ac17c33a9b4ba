package org.lachan.launcher.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lachan.avro.SourceStatus;
import org.lachan.content.crawl.SourceReports;

class SourceMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private final SourceReports reports = new SourceReports();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldMeasureEachSourceOverItsPartitions() {
        // given
        reports.put("bao-mau@0", status("bao-mau", 0, 2));
        new SourceMetrics(reports, Clock.fixed(NOW, ZoneOffset.UTC)).bindTo(registry);

        // when
        reports.put("bao-mau@1", status("bao-mau", 1, 3));

        // then
        assertThat(registry.get("lachan.source.seconds.since.success").gauge().value())
                .isEqualTo(60);
        assertThat(registry.get("lachan.source.waiting").gauge().value()).isEqualTo(8);
        assertThat(registry.get("lachan.source.posts")
                        .tags("source", "bao-mau", "change", "new")
                        .functionCounter()
                        .count())
                .isEqualTo(5);
        assertThat(registry.get("lachan.source.errors")
                        .tags("kind", "robots")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void shouldKeepTheNumberOfSourcesWithinBounds() {
        // given
        new SourceMetrics(reports, Clock.fixed(NOW, ZoneOffset.UTC)).bindTo(registry);

        // when
        for (int i = 0; i < 600; i++) {
            reports.put("s-" + i + "@0", status("s-" + i, 0, 1));
        }

        // then
        assertThat(registry.get("lachan.source.waiting").gauges()).hasSize(500);
    }

    private static SourceStatus status(String id, int partition, long fresh) {
        return SourceStatus.newBuilder()
                .setSourceId(id)
                .setPartition(partition)
                .setPolledAt(NOW)
                .setSucceededAt(NOW.minusSeconds(60))
                .setFresh(fresh)
                .setWaiting(4)
                .setErrors(Map.of("robots", 1L))
                .setAt(NOW)
                .build();
    }
}
