package org.lachan.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.exit.Speech;

class SoakRunTest {
    @Test
    void shouldLoseNothingAndStayPoliteOverAKill() throws Exception {
        // given
        SoakSettings settings = new SoakSettings(Duration.ofSeconds(40), 12, 1, 1);

        // when
        SoakResult result = SoakRun.run(settings, new Speech(new PrintStream(PrintStream.nullOutputStream()), false));

        // then
        assertThat(result.line())
                .containsEntry("lost", 0L)
                .containsEntry("repeated", 0L)
                .containsEntry("damaged", 0L)
                .containsEntry("politenessViolations", 0L)
                .containsEntry("kills", 1);
        assertThat(result.balance().expected()).isGreaterThan(40);
        assertThat(result.balance().editsSeen()).isPositive();
        assertThat(result.politeness().faults()).hasSizeGreaterThan(2);
        assertThat(result.clean()).isTrue();
    }
}
