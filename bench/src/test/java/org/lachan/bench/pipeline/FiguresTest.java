package org.lachan.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lachan.bench.pipeline.PipelineResult.Counts;
import org.lachan.bench.pipeline.PipelineResult.Times;
import org.lachan.bench.pipeline.PipelineResult.Use;
import org.lachan.bench.pipeline.Sender.Burst;

class FiguresTest {
    @Test
    void shouldGivePercentilesInMilliseconds() {
        // given
        Latencies latencies = new Latencies();

        // when
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.add(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        // then
        assertThat(latencies.percentile(50)).isBetween(499.0, 501.0);
        assertThat(latencies.percentile(95)).isBetween(949.0, 951.0);
        assertThat(latencies.max()).isBetween(999.0, 1_001.0);
    }

    @Test
    void shouldHaveNoPercentileOfNothing() {
        // then
        assertThat(new Latencies().percentile(95)).isNull();
    }

    @Test
    void shouldScheduleByTheClock() {
        // given
        Round round = new Round(1_000, 50, new Rate(300));

        // then
        assertThat(round.due(1_000)).isEqualTo(50);
        assertThat(round.due(1_300)).isEqualTo(50 + 1_000_000_000L);
        assertThat(round.due(1_001)).isEqualTo(50 + 3_333_333L);
        assertThat(new Rate(7).due(7_000_000_000L)).isEqualTo(1_000_000_000L * 1_000_000_000L);
    }

    @Test
    void shouldBoundWhatIsInFlightByPostsAndByBytes() {
        // then
        assertThat(Mix.SOCIAL.mostInFlight()).isEqualTo(20_000);
        assertThat(Mix.NEWS.mostInFlight()).isEqualTo((64 << 20) / 170_000);
        assertThat(Mix.MIXED.mostInFlight()).isBetween(4_000, 4_500);
    }

    @Test
    void shouldReadTheNumberBackFromAPostId() {
        // then
        for (long number : new long[] {0, 1, 255, 5_000_000_000L}) {
            assertThat(PostIds.of(number)).matches("[0-9a-f]{32}");
            assertThat(PostIds.number(PostIds.of(number))).isEqualTo(number);
        }
    }

    @Test
    void shouldAddUpRounds() {
        // when
        Burst sum = Burst.sum(List.of(new Burst(10, 8, 1_000_000_000L, 5), new Burst(20, 22, 2_000_000_000L, 9)));

        // then
        assertThat(sum).isEqualTo(new Burst(30, 30, 3_000_000_000L, 9));
        assertThat(sum.postsPerSecond()).isEqualTo(10);
    }

    @Test
    void shouldPrintTheKeysInTheirOrder() {
        // when
        Map<String, ?> line = result(Rate.MAX, 0).line();

        // then
        assertThat(line.keySet())
                .startsWith(
                        "offered",
                        "done",
                        "lost",
                        "duplicated",
                        "postsPerSecond",
                        "p50Ms",
                        "p95Ms",
                        "p99Ms",
                        "mediaP95Ms",
                        "cpuSeconds",
                        "rssMb",
                        "passThroughPostsPerSecond",
                        "ratio");
        assertThat(line.get("ratio")).isEqualTo(0.25);
        assertThat(line.get("p95Ms")).isNull();
    }

    @Test
    void shouldCompareWithThePassThroughAtMaxOnly() {
        // then
        assertThat(result(new Rate(300), 0).line()).containsEntry("ratio", null).containsEntry("rate", "300");
    }

    @Test
    void shouldNotBeCleanWhenAPostIsLost() {
        // then
        assertThat(result(Rate.MAX, 1).clean()).isFalse();
        assertThat(result(Rate.MAX, 0).clean()).isTrue();
    }

    private static PipelineResult result(Rate rate, long lost) {
        return new PipelineResult(
                new PipelineSettings(Mix.SOCIAL, rate, 10, 2, null),
                new Counts(100, 100, lost, 0, 1, new LinkedHashMap<>(Map.of("SCORED", 100L))),
                new Times(null, null, null, null, null, null, null),
                new Use(1.5, 500, 400, 410, 0.5),
                1_000,
                4_000,
                0.5);
    }
}
