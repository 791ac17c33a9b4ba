package org.lachan.bench.pipeline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one measurement came to. Latencies are null at {@link Rate#MAX}, the ratio at any other rate.
 *
 * @param counts of posts
 * @param times in milliseconds
 * @param use of the process under test
 * @param postsPerSecond at a rate from the first due to the last score, at max within the time
 * @param passThroughPostsPerSecond always at max
 * @param drainSeconds from the last post sent to the last score
 */
public record PipelineResult(
        PipelineSettings settings,
        Counts counts,
        Times times,
        Use use,
        double postsPerSecond,
        double passThroughPostsPerSecond,
        double drainSeconds) {

    /**
     * Offered and done are those of the measured rounds, all others of the whole run, warm-up included.
     *
     * @param lost posts and pictures without a score after the drain
     * @param duplicated scores beyond the first of a (post, revision) or a picture
     * @param scores by outcome
     */
    public record Counts(long offered, long done, long lost, long duplicated, long flagged, Map<String, Long> scores) {}

    /**
     * From the scheduled send to the committed score.
     *
     * @param slipP99 how late the sender itself was
     */
    public record Times(
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double max,
            @Nullable Double mediaP95,
            @Nullable Double slipP99,
            @Nullable Double slipMax) {}

    /**
     * Of the process under test.
     *
     * @param cpuSeconds in the measured rounds
     * @param peakMb the most memory that was ever resident
     * @param startMb resident as the measured rounds began, {@code endMb} as they ended
     * @param harnessCpuSeconds of the process that offers and reads, in the same rounds
     */
    public record Use(double cpuSeconds, long peakMb, long startMb, long endMb, double harnessCpuSeconds) {}

    /** Every post came out once. */
    public boolean clean() {
        return counts.lost() == 0 && counts.duplicated() == 0;
    }

    /** Keys in the order of the documentation. */
    public Map<String, @Nullable Object> line() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("offered", counts.offered());
        line.put("done", counts.done());
        line.put("lost", counts.lost());
        line.put("duplicated", counts.duplicated());
        line.put("postsPerSecond", tenths(postsPerSecond));
        line.put("p50Ms", times.p50());
        line.put("p95Ms", times.p95());
        line.put("p99Ms", times.p99());
        line.put("mediaP95Ms", times.mediaP95());
        line.put("cpuSeconds", tenths(use.cpuSeconds()));
        line.put("rssMb", use.peakMb());
        line.put("passThroughPostsPerSecond", tenths(passThroughPostsPerSecond));
        line.put("ratio", ratio());
        line.put("mix", settings.mix().name().toLowerCase(Locale.ROOT));
        line.put("rate", settings.rate().toString());
        line.put("seconds", settings.seconds());
        line.put("maxMs", times.max());
        line.put("sendSlipP99Ms", times.slipP99());
        line.put("sendSlipMaxMs", times.slipMax());
        line.put("drainSeconds", tenths(drainSeconds));
        line.put("rssStartMb", use.startMb());
        line.put("rssEndMb", use.endMb());
        line.put("harnessCpuSeconds", tenths(use.harnessCpuSeconds()));
        line.put("flagged", counts.flagged());
        line.put("scores", counts.scores());
        return line;
    }

    private @Nullable Double ratio() {
        return settings.rate().isMax() && passThroughPostsPerSecond > 0
                ? Math.round(postsPerSecond / passThroughPostsPerSecond * 1000) / 1000.0
                : null;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
