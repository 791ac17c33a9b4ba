package org.lachan.launcher.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void shouldSpeakTheLanguageOfTheMachine() {
        assertThat(Speech.of(List.of("all"), Map.of("LANG", "vi_VN.UTF-8"), out).vietnamese())
                .isTrue();
        assertThat(Speech.of(List.of("all"), Map.of("LANG", "vi_VN", "LC_ALL", "C"), out)
                        .vietnamese())
                .isFalse();
        assertThat(Speech.of(List.of("all"), Map.of(), out).vietnamese()).isFalse();
    }

    @Test
    void shouldPreferTheLanguageThatIsAskedFor() {
        assertThat(Speech.of(List.of("all", "--lang", "vi"), Map.of("LANG", "en_GB"), out)
                        .vietnamese())
                .isTrue();
        assertThat(Speech.of(List.of("--lang=en"), Map.of("LANG", "vi_VN"), out).vietnamese())
                .isFalse();
    }

    @Test
    void shouldTellAFailureInOneLine() {
        // given
        LaunchFailure failure = new LaunchFailure(ExitCode.PORT_TAKEN, "taken", "đã dùng");

        // when
        failure.tell(new Speech(out, true));

        // then
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("đã dùng" + System.lineSeparator());
    }
}
