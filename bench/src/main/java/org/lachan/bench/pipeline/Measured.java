package org.lachan.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lachan.bench.pipeline.PipelineResult.Counts;
import org.lachan.bench.pipeline.PipelineResult.Times;
import org.lachan.bench.pipeline.PipelineResult.Use;
import org.lachan.bench.pipeline.Sender.Burst;

/** What the measured rounds of the system come to. */
final class Measured {
    private final SystemProcess system;
    private final Scores scores;
    private final List<Burst> bursts = new ArrayList<>();
    private @Nullable ProcessUse first;
    private @Nullable ProcessUse last;
    private double cpuSeconds;
    private double harnessCpuSeconds;
    private double drainSeconds;
    private long done;

    Measured(SystemProcess system, Scores scores) {
        this.system = system;
        this.scores = scores;
    }

    /** A round with its drain. */
    interface Load {
        Burst run() throws IOException, InterruptedException;
    }

    void around(Load load) throws IOException, InterruptedException {
        ProcessUse before = system.use();
        first = first == null ? before : first;
        Duration ownBefore = ownCpu();
        long doneBefore = scores.done();
        Burst burst = load.run();
        ProcessUse after = system.use();
        last = after;
        bursts.add(burst);
        done += scores.done() - doneBefore;
        cpuSeconds += seconds(before.cpu(), after.cpu());
        harnessCpuSeconds += seconds(ownBefore, ownCpu());
        drainSeconds = Math.max(drainSeconds, (scores.lastDone() - burst.end()) / 1e9);
    }

    PipelineResult result(PipelineSettings settings, double passThroughPostsPerSecond, Latencies slips) {
        Burst all = Burst.sum(bursts);
        return new PipelineResult(
                settings,
                counts(all.sent()),
                times(slips),
                use(),
                all.postsPerSecond(),
                passThroughPostsPerSecond,
                Math.max(0, drainSeconds));
    }

    private Counts counts(long offered) {
        Ledger posts = scores.posts();
        Ledger media = scores.media();
        Map<String, Long> outcomes = new TreeMap<>();
        scores.outcomes().forEach((outcome, count) -> outcomes.put(outcome.name(), count));
        return new Counts(
                offered,
                done,
                posts.open() + media.open(),
                posts.duplicated() + media.duplicated() + posts.strangers() + media.strangers(),
                scores.flagged(),
                outcomes);
    }

    private Times times(Latencies slips) {
        Latencies latencies = scores.latencies();
        return new Times(
                latencies.percentile(50),
                latencies.percentile(95),
                latencies.percentile(99),
                latencies.max(),
                scores.mediaLatencies().percentile(95),
                slips.percentile(99),
                slips.max());
    }

    private Use use() {
        if (first == null || last == null) {
            throw new IllegalStateException("Nothing was measured");
        }
        return new Use(cpuSeconds, last.peakMb(), first.residentMb(), last.residentMb(), harnessCpuSeconds);
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(Duration from, Duration to) {
        return to.minus(from).toMillis() / 1e3;
    }
}
