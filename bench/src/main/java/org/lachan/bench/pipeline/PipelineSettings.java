package org.lachan.bench.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * One measurement.
 *
 * @param seconds measured, of each of the two applications
 * @param warmUpSeconds of each of the four warm-up rounds
 * @param bootstrap null for an embedded broker
 */
public record PipelineSettings(
        Mix mix,
        Rate rate,
        int seconds,
        int warmUpSeconds,
        @Nullable String bootstrap) {
    public PipelineSettings {
        if (seconds < 1 || warmUpSeconds < 1) {
            throw new IllegalArgumentException("Seconds are 1 or more: " + seconds + ", " + warmUpSeconds);
        }
    }
}
