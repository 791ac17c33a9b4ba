package org.lachan.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlowTest {
    private static final BacklogLimits LIMITS = new BacklogLimits(100, 1_000, 1);

    @ParameterizedTest
    @CsvSource({
        "OPEN,     100, 1000, OPEN",
        "OPEN,     101, 1000, NO_POLLS",
        "NO_POLLS,  51, 1000, NO_POLLS",
        "NO_POLLS,  50, 1000, OPEN",
        "OPEN,       0,  999, STOPPED",
        "NO_POLLS, 101,  999, STOPPED",
        "STOPPED,    0, 1249, STOPPED",
        "STOPPED,    0, 1250, OPEN",
        "STOPPED,   51, 1250, NO_POLLS",
        // While the brokers do not answer.
        "OPEN,      -1, 1000, OPEN",
        "NO_POLLS,  -1,  999, STOPPED",
    })
    void shouldBrakeAboveTheLimitAndGoOnWellBelowIt(Flow now, long unscored, long free, Flow next) {
        assertThat(now.next(unscored, free, LIMITS)).isEqualTo(next);
    }

    @Test
    void shouldKeepAtMostTheBodiesOfTenThousandPostsWaiting() {
        assertThat(BacklogLimits.DEFAULT).isEqualTo(new BacklogLimits(10_000, 1L << 30, 256L << 20));
    }
}
