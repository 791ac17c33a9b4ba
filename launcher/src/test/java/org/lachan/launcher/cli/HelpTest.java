package org.lachan.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.demo.DemoCommand;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {
    private final CommandLine english = line(false);
    private final CommandLine vietnamese = line(true);

    @Test
    void shouldSayEverythingInVietnameseToo() {
        // when
        List<String> untranslated = new ArrayList<>();
        compare(english, vietnamese, untranslated);

        // then
        assertThat(untranslated).isEmpty();
    }

    @Test
    void shouldHeadTheVietnameseHelpInVietnamese() {
        // when
        String help = child(vietnamese, "users").getUsageMessage();

        // then
        assertThat(help)
                .contains("Cách dùng: lachan users", "Các lệnh:", "Mã kết thúc: lachan --help")
                .doesNotContain("Usage:", "Exit codes:");
        assertThat(vietnamese.getUsageMessage())
                .contains("Mã kết thúc:", ExitCode.DATA_IN_USE.vietnamese(), "./lachan test");
    }

    @Test
    void shouldNameTheRolesAsTheyArePrinted() {
        // given
        CommandLine add = child(child(vietnamese, "users"), "add");

        // then
        assertThat(add.getUsageMessage()).contains("analyst, approver").doesNotContain("ANALYST");
    }

    private static void compare(CommandLine english, CommandLine vietnamese, List<String> untranslated) {
        String name = english.getCommandSpec().qualifiedName();
        String[] before = english.getCommandSpec().usageMessage().description();
        String[] after = vietnamese.getCommandSpec().usageMessage().description();
        // The demo says its one sentence in both languages at once.
        if (Arrays.equals(before, after) || (before.length != after.length && !name.equals("lachan demo"))) {
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

    private static CommandLine child(CommandLine line, String label) {
        return Objects.requireNonNull(line.getSubcommands().get(label), label);
    }

    private static CommandLine line(boolean vietnamese) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        Speech speech = new Speech(nowhere, vietnamese);
        return Commands.line(
                speech,
                Map.of(),
                InputStream.nullInputStream(),
                new JsonLines(nowhere),
                folder -> false,
                List.of(new DemoCommand(speech)));
    }
}
