package org.lachan.content.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ThreadReplacementTest {
    private final HandSetClock clock = new HandSetClock();
    private final ThreadReplacement replacement = new ThreadReplacement("lachan-text", clock);

    @Test
    void shouldReplaceThreadsUpToACountAndThenGiveUp() {
        for (int death = 0; death < ThreadReplacement.MOST; death++) {
            assertThat(replacement.handle(new IllegalStateException("disk"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(replacement.givenUp()).isFalse();

        // when
        var response = replacement.handle(new IllegalStateException("disk"));

        // then
        assertThat(response).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(replacement.givenUp()).isTrue();
        assertThat(replacement.replaced()).isEqualTo(ThreadReplacement.MOST);
    }

    @Test
    void shouldForgetDeathsOfLongAgo() {
        for (int death = 0; death < 10 * ThreadReplacement.MOST; death++) {
            // when
            var response = replacement.handle(new IllegalStateException("disk"));
            clock.now = clock.now.plus(ThreadReplacement.INTERVAL.dividedBy(ThreadReplacement.MOST - 1));

            // then
            assertThat(response).isEqualTo(REPLACE_THREAD);
        }
    }

    @Test
    void shouldGiveUpAtOnceOnABrokenInstallation() {
        assertThat(replacement.handle(new NoClassDefFoundError("missing"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(replacement.givenUp()).isTrue();
    }

    private static final class HandSetClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T00:00:00Z").plus(Duration.ofHours(1));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
