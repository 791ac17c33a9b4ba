package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

class RealCommandTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final RealCommand command = new RealCommand(
            new Speech(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false),
            new JsonLines(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    private final CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);

    @Test
    void shouldRefuseTextWithoutAFileForIt() {
        // given
        line.parseArgs("--articles", "a", "--comments", "b", "--with-text");

        // then
        assertRefused(ExitCode.USAGE, "--with-text needs --flags");
    }

    @Test
    void shouldSayThatAFolderIsMissingBeforeAnythingStarts(@TempDir Path folder) {
        // given
        String nowhere = folder.resolve("nowhere").toString();
        line.parseArgs("--articles", nowhere, "--comments", "b");

        // then
        assertRefused(ExitCode.BAD_INPUT, nowhere);
    }

    @Test
    void shouldRefuseAnAudienceThatThereIsNot() {
        // then
        assertThatThrownBy(() -> line.parseArgs("--articles", "a", "--comments", "b", "--audience", "cats"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--audience");
    }

    @Test
    void shouldNeedBothInputs() {
        // then
        assertThatThrownBy(() -> line.parseArgs("--articles", "a"))
                .isInstanceOf(MissingParameterException.class)
                .hasMessageContaining("--comments");
    }

    private void assertRefused(ExitCode code, String sentence) {
        assertThatThrownBy(command::call)
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(code))
                .hasMessageContaining(sentence);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
