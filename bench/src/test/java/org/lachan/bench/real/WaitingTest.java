package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;

class WaitingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Speech speech = new Speech(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @Test
    void shouldEndWhenNothingIsPendingTwiceInARow() {
        // given
        Iterator<Optional<String>> looks = List.of(
                        Optional.of("3 posts"),
                        Optional.<String>empty(),
                        Optional.of("1 post"),
                        Optional.<String>empty(),
                        Optional.<String>empty())
                .iterator();

        // when
        new Waiting(CLOCK, speech, Duration.ofSeconds(1)).until(looks::next);

        // then
        assertThat(looks.hasNext()).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Pending: 3 posts");
    }

    @Test
    void shouldSayWhatWasPendingWhenTimeIsOver() {
        // given
        Waiting waiting = new Waiting(CLOCK, speech, Duration.ofSeconds(-1));

        // then
        assertThatThrownBy(() -> waiting.until(() -> Optional.of("7 posts without a score")))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("7 posts without a score");
    }
}
