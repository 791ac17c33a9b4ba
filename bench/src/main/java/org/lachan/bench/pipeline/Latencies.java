package org.lachan.bench.pipeline;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Times in milliseconds with three digits, up to ten minutes. */
final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(10);
    private static final double MICROS = 1_000;

    private final Histogram micros = new Histogram(LONGEST, 3);

    synchronized void add(long nanos) {
        micros.recordValue(Math.min(LONGEST, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    /** Null where nothing was added. */
    synchronized @Nullable Double percentile(double percent) {
        return micros.getTotalCount() == 0 ? null : rounded(micros.getValueAtPercentile(percent));
    }

    synchronized @Nullable Double max() {
        return micros.getTotalCount() == 0 ? null : rounded(micros.getMaxValue());
    }

    private static double rounded(long value) {
        return Math.round(value / MICROS * 10) / 10.0;
    }
}
