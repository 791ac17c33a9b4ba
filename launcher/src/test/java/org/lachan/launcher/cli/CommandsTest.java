package org.lachan.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.classifier.policy.Policies;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();

    @Test
    void shouldExtractEachFileInTheOrderGivenAndGoOnAfterAnUnreadableOne() throws Exception {
        // given
        Path page =
                Files.writeString(folder.resolve("bài.html"), "<html><title>Sân chơi</title><p>Mở cửa hôm nay.</p>");
        Path note = Files.writeString(folder.resolve("note.txt"), "Playground opens.");
        Path missing = folder.resolve("missing.pdf");

        // when
        int code = run("extract", page.toString(), missing.toString(), note.toString());

        // then
        assertThat(code).isEqualTo(ExitCode.PARTIAL.code());
        List<JsonNode> lines = lines();
        assertThat(lines)
                .extracting(line -> line.get("file").stringValue())
                .containsExactly(page.toString(), missing.toString(), note.toString());
        assertThat(lines.get(0).get("title").stringValue()).isEqualTo("Sân chơi");
        assertThat(lines.get(0).propertyNames())
                .containsExactly("file", "title", "articleBody", "mediaType", "truncated");
        assertThat(lines.get(1).propertyNames()).containsExactly("file", "error");
        assertThat(lines.get(2).get("articleBody").stringValue()).isEqualTo("Playground opens.");
    }

    @Test
    void shouldTellThePolicyVersionOrEveryBadLine() throws Exception {
        // given
        Path good = Files.writeString(folder.resolve("good.yaml"), Policies.shipped());
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "nonsense: 1\nmore: 2\n");

        // when, then
        assertThat(run("policy", "validate", good.toString())).isEqualTo(ExitCode.OK.code());
        assertThat(lines().get(0).get("version").stringValue()).hasSize(16);
        assertThat(run("policy", "validate", bad.toString())).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(said()).contains("bad.yaml:1", "bad.yaml:2").doesNotContain("\tat ");
    }

    @Test
    void shouldNameTheExitCodesInEveryHelp() {
        CommandLine line = line();
        for (CommandLine command : line.getSubcommands().values()) {
            assertThat(command.getUsageMessage()).contains("Exit codes:", "the data folder is in use");
        }
    }

    @Test
    void shouldRefuseAnUnknownCommandAndAMissingOption() {
        assertThat(run("nonsense")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("takedown")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("takedown", "--bootstrap", "127.0.0.1:1")).isEqualTo(ExitCode.USAGE.code());
        assertThat(said()).contains("--jdbc");
    }

    private int run(String... arguments) {
        return line().execute(arguments);
    }

    private CommandLine line() {
        Speech speech = new Speech(new PrintStream(people, true, StandardCharsets.UTF_8), false);
        JsonLines json = new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8));
        return Commands.line(speech, json, List.of()).setErr(new PrintWriter(people, true, StandardCharsets.UTF_8));
    }

    private List<JsonNode> lines() {
        JsonMapper mapper = JsonMapper.builder().build();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(mapper::readTree)
                .toList();
    }

    private String said() {
        return people.toString(StandardCharsets.UTF_8);
    }
}
