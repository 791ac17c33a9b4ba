package org.lachan.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.engines.EnginePorts;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.WebPorts;
import org.lachan.launcher.sampleweb.SampleWeb;

/** End to end: real engines, real HTTP, the console's own pages. */
class DemoTest {
    @Test
    void shouldReachTheNumbersOfTheSampleWebAndDoubleNothing(@TempDir Path folder) {
        // when
        Summary first = run(folder);
        Summary again = run(folder);

        // then
        assertThat(first.differencesFrom(SampleWeb.expected())).isEmpty();
        assertThat(again.differencesFrom(SampleWeb.expected())).isEmpty();
    }

    private Summary run(Path folder) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Speech speech = new Speech(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        DemoSettings settings =
                new DemoSettings(folder, null, true, Duration.ofMinutes(8), EnginePorts.FREE, new WebPorts(0, 0));
        return new Demo(settings, speech, Clock.systemUTC()).run();
    }
}
