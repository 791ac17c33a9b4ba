package org.lachan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private final Watch watch = new Watch(Instant.parse("2026-11-24T08:00:00Z"));
    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(1), watch);

    @Test
    void shouldLetSoManyThroughAndSayHowLongToWait() {
        // given
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isZero();
        }

        // then
        assertThat(limit.take("a")).isEqualTo(Duration.ofSeconds(20));
        assertThat(limit.take("b")).isZero();

        // when
        watch.pass(Duration.ofSeconds(20));

        // then
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isPositive();
    }

    @Test
    void shouldNotSaveUpMoreThanItsSize() {
        // given
        assertThat(limit.take("a")).isZero();
        watch.pass(Duration.ofDays(1));

        // then
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isZero();
        }
        assertThat(limit.take("a")).isPositive();
    }
}
