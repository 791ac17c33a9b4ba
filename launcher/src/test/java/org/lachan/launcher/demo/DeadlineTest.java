package org.lachan.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.exit.LaunchFailure;

class DeadlineTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void shouldWaitUntilNothingIsPendingTwiceInARow() {
        // given
        Deque<Optional<String>> answers = new ArrayDeque<>(
                List.of(Optional.of("a"), Optional.empty(), Optional.of("b"), Optional.empty(), Optional.empty()));

        // when
        new Deadline(CLOCK, NOW.plusSeconds(1), Duration.ZERO).await(answers::removeFirst);

        // then
        assertThat(answers).isEmpty();
    }

    @Test
    void shouldSayWhatWasPendingWhenTimeIsOver() {
        // given
        Deadline over = new Deadline(CLOCK, NOW.minusSeconds(1), Duration.ZERO);

        // when, then
        assertThatThrownBy(() -> over.await(() -> Optional.of("3 rows to relay")))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("3 rows to relay");
    }
}
