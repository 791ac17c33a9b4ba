package org.lachan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lachan.classifier.policy.Policies;
import org.lachan.launcher.cli.Commands;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.demo.DemoCommand;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;
import picocli.CommandLine;

/** docs/configuration.md leaves nothing out, and docs/cli.md no exit code. */
class ConfigurationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> INSTANCES = Set.of("all", "ingest", "classifier", "takedown");
    private static final Pattern KEY = Pattern.compile("(?m)^[# -]*([a-z][a-z-]*):(?: |$)");

    private final String page = read("docs/configuration.md");

    @Test
    void shouldNameEveryOption() {
        // when
        Set<String> missing = new TreeSet<>();
        commands().forEach(command -> names(command)
                .filter(name ->
                        !Pattern.compile("`" + name + "[ =`]").matcher(page).find())
                .forEach(missing::add));

        // then
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldNameTheVariableOfEveryOptionOfAnInstance() {
        // when
        Set<String> missing = commands()
                .filter(command -> INSTANCES.contains(command.getCommandName()))
                .flatMap(ConfigurationTest::names)
                .filter(name -> !Set.of("--help", "--version").contains(name))
                .map(name -> "LACHAN_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT))
                .filter(variable -> !page.contains("`" + variable))
                .collect(Collectors.toCollection(TreeSet::new));

        // then
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldNameEveryKeyOfTheSettingsFiles() {
        // given
        String sources = read("content/src/main/resources/org/lachan/content/sources.example.yaml");

        // when
        Set<String> keys = Stream.of(Policies.shipped(), sources)
                .flatMap(text -> KEY.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // then
        assertThat(keys).contains("thresholds", "vi-plain", "audience", "max-items");
        assertThat(keys).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void shouldNameEveryTopicWithItsPartitionsAndItsTime() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(page)
                .contains("| `" + topic.name() + "` | " + topic.partitions() + " | " + kept(topic) + " |"));
    }

    @Test
    void shouldNameEveryExitCodeOfTheCommandLine() {
        // given
        String commandLine = read("docs/cli.md");

        // then
        assertThat(Arrays.asList(ExitCode.values()))
                .allSatisfy(code -> assertThat(commandLine).contains("| " + code.code() + " | " + code + " | "));
    }

    private static String kept(Topic<?> topic) {
        return topic.kept().compacted() ? "compacted" : topic.kept().time().toDays() + " days";
    }

    /** Every command, and every one under it. */
    private static Stream<CommandLine> commands() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        Speech speech = new Speech(nowhere, false);
        return withChildren(Commands.line(
                speech,
                Map.of(),
                InputStream.nullInputStream(),
                new JsonLines(nowhere),
                folder -> false,
                List.of(new DemoCommand(speech))));
    }

    private static Stream<CommandLine> withChildren(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(ConfigurationTest::withChildren));
    }

    private static Stream<String> names(CommandLine line) {
        return line.getCommandSpec().options().stream().map(option -> option.longestName());
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
