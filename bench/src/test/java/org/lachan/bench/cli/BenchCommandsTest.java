package org.lachan.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class BenchCommandsTest {
    @Test
    void shouldSayEverythingInVietnameseToo() {
        // when
        List<String> untranslated = new ArrayList<>();
        compare(bench(false), bench(true), untranslated);

        // then
        assertThat(untranslated).isEmpty();
    }

    @Test
    void shouldHaveTheLaunchersExitCodes() {
        // then
        assertThat(bench(true).getUsageMessage()).contains("Mã kết thúc: lachan --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bench pipeline --mix sport --rate max --seconds 1",
                "bench pipeline --mix social --rate 0 --seconds 1",
                "bench pipeline --mix social --rate fast --seconds 1",
                "bench pipeline --mix social --rate max --seconds 0",
                "bench pipeline --mix social --rate max",
                "bench"
            })
    void shouldRefuseWhatIsNoMeasurement(String arguments) {
        // when
        int code = line(false).setErr(new PrintWriter(new StringWriter())).execute(arguments.split(" "));

        // then
        assertThat(code).isEqualTo(ExitCode.USAGE.code());
    }

    private static void compare(CommandLine english, CommandLine vietnamese, List<String> untranslated) {
        String name = english.getCommandSpec().qualifiedName();
        if (Arrays.equals(
                english.getCommandSpec().usageMessage().description(),
                vietnamese.getCommandSpec().usageMessage().description())) {
            untranslated.add(name);
        }
        List<ArgSpec> originals = english.getCommandSpec().args();
        List<ArgSpec> translations = vietnamese.getCommandSpec().args();
        for (int i = 0; i < originals.size(); i++) {
            if (Arrays.equals(
                    originals.get(i).description(), translations.get(i).description())) {
                untranslated.add(name + " " + originals.get(i));
            }
        }
        english.getSubcommands().forEach((label, command) -> compare(command, child(vietnamese, label), untranslated));
    }

    private static CommandLine bench(boolean vietnamese) {
        return child(line(vietnamese), "bench");
    }

    private static CommandLine child(CommandLine line, String label) {
        return Objects.requireNonNull(line.getSubcommands().get(label), label);
    }

    private static CommandLine line(boolean vietnamese) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        return BenchCommands.line(new Speech(nowhere, vietnamese), nowhere, new JsonLines(nowhere));
    }
}
