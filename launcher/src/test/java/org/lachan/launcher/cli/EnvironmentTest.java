package org.lachan.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

class EnvironmentTest {
    private static final Map<String, String> SAMPLES = Map.of(
            "--lang", "en",
            "--debug", "true",
            "--allow-loopback", "true",
            "--listen", "0.0.0.0",
            "--bootstrap", "kafka:9092",
            "--jdbc", "jdbc:postgresql://db/lachan",
            "--jdbc-user", "someone");

    private final Map<String, String> variables = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"all", "ingest", "classifier", "takedown"})
    void shouldTakeEveryOptionOfAnInstanceFromTheEnvironment(String command) {
        // given
        List<OptionSpec> options = options(command);
        for (OptionSpec option : options) {
            String name = option.longestName();
            variables.put(Environment.variable(name), SAMPLES.getOrDefault(name, "7"));
        }

        // when
        ParseResult parsed = parse(command);

        // then
        assertThat(options).hasSizeGreaterThan(5);
        for (OptionSpec option : options) {
            String expected = SAMPLES.getOrDefault(option.longestName(), "7");
            OptionSpec inherited = parsed.commandSpec().root().findOption(option.longestName());
            OptionSpec own = parsed.commandSpec().findOption(option.longestName());
            Object value = (inherited == null ? own : inherited).getValue();
            assertThat(value).as(option.longestName()).hasToString(expected);
        }
    }

    @Test
    void shouldPreferTheCommandLine() {
        // given
        variables.put("LACHAN_BOOTSTRAP", "kafka:9092");
        variables.put("LACHAN_THREADS", "3");
        variables.put("LACHAN_ALLOW_LOOPBACK", "true");

        // when
        ParseResult parsed = parse("ingest", "--threads", "5", "--allow-loopback");

        // then
        assertThat(value(parsed, "--bootstrap")).isEqualTo("kafka:9092");
        assertThat(value(parsed, "--threads")).isEqualTo(5);
        assertThat(value(parsed, "--allow-loopback")).isEqualTo(true);
    }

    @Test
    void shouldTakeAnEmptyVariableForNone() {
        // given
        variables.put("LACHAN_BOOTSTRAP", "kafka:9092");
        variables.put("LACHAN_THREADS", "");

        // then
        assertThat(value(parse("ingest"), "--threads")).isEqualTo(2);
    }

    @Test
    void shouldTellToolsOnlyWhereTheEnginesAre() {
        // given
        variables.put("LACHAN_BOOTSTRAP", "kafka:9092");
        variables.put("LACHAN_BY", "nobody");
        variables.put("LACHAN_VERSION", "1");
        variables.put("LACHAN_DATA", "/data");

        // when, then
        assertThat(value(parse("topics", "describe"), "--bootstrap")).isEqualTo("kafka:9092");
        assertThat(value(parse("users", "list"), "--data")).isEqualTo(Path.of("/data"));
        assertThatThrownBy(() -> parse("policy", "publish", "file")).hasMessageContaining("--by");
        assertThatThrownBy(() -> parse("model", "evaluate")).hasMessageContaining("--data");
    }

    @Test
    void shouldReadThePasswordFromTheFileThatIsNamed(@TempDir Path folder) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("password"), "from the file\n");
        Map<String, String> both =
                Map.of("LACHAN_JDBC_PASSWORD", "from the variable", "LACHAN_JDBC_PASSWORD_FILE", file.toString());

        // then
        assertThat(new JdbcPassword(both).access("jdbc:postgresql://db/x", "u").password())
                .isEqualTo("from the file");
        assertThat(new JdbcPassword(Map.of("LACHAN_JDBC_PASSWORD", "from the variable"))
                        .access("jdbc:postgresql://db/x", "u")
                        .password())
                .isEqualTo("from the variable");
        assertThatThrownBy(() -> new JdbcPassword(Map.of("LACHAN_JDBC_PASSWORD_FILE", folder + "/none"))
                        .access("jdbc:postgresql://db/x", "u"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/x?password=p", "jdbc:postgresql://u:p@db/x"})
    void shouldRefuseAPasswordThatEveryProcessSees(String url) {
        assertThatThrownBy(() -> new JdbcPassword(Map.of()).access(url, "u"))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE));
    }

    private List<OptionSpec> options(String command) {
        return Objects.requireNonNull(line().getSubcommands().get(command)).getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .toList();
    }

    private static Object value(ParseResult parsed, String option) {
        return parsed.commandSpec().findOption(option).getValue();
    }

    private ParseResult parse(String... arguments) {
        ParseResult parsed = line().parseArgs(arguments);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed;
    }

    private CommandLine line() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        return Commands.line(
                new Speech(nowhere, false),
                variables,
                InputStream.nullInputStream(),
                new JsonLines(nowhere),
                folder -> false,
                List.of());
    }
}
