package org.lachan.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    private final Map<String, String> environment = new HashMap<>();
    private String typed = "";

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
                .containsExactly(
                        "file", "title", "articleBody", "author", "publishedAt", "language", "mediaType", "truncated");
        assertThat(lines.get(0).get("author").isNull()).isTrue();
        assertThat(lines.get(0).get("language").stringValue()).isEqualTo("vi");
        assertThat(lines.get(1).propertyNames()).containsExactly("file", "error");
        assertThat(lines.get(2).get("articleBody").stringValue()).isEqualTo("Playground opens.");
    }

    @Test
    void shouldExtractGzippedPages() throws Exception {
        // given
        Path page = folder.resolve("page.html.gz");
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(page))) {
            zipped.write(("<html><meta name=author content='Minh An'><meta name=pubdate content='2024-05-06T07:08:09Z'>"
                            + "<title>Sân chơi</title><p>Mở cửa hôm nay.</p>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        Path broken = Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});

        // when
        int code = run("extract", page.toString(), broken.toString());

        // then
        assertThat(code).isEqualTo(ExitCode.PARTIAL.code());
        assertThat(lines().get(0).get("articleBody").stringValue()).isEqualTo("Mở cửa hôm nay.");
        assertThat(lines().get(0).get("author").stringValue()).isEqualTo("Minh An");
        assertThat(lines().get(0).get("publishedAt").stringValue()).isEqualTo("2024-05-06T07:08:09Z");
        assertThat(lines().get(0).get("mediaType").stringValue()).isEqualTo("text/html");
        assertThat(lines().get(1).propertyNames()).containsExactly("file", "error");
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
    void shouldListTheExitCodesOnceAndPointThereFromEveryHelp() {
        CommandLine line = line();
        assertThat(line.getUsageMessage()).contains("Exit codes:", "the data folder is in use", "./lachan bench");
        for (CommandLine command : line.getSubcommands().values()) {
            assertThat(command.getUsageMessage())
                    .contains("Exit codes: lachan --help")
                    .doesNotContain("the data folder is in use");
        }
    }

    @Test
    void shouldRefuseAnUnknownCommandAndAMissingOption() {
        assertThat(run("nonsense")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("takedown")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("takedown", "--bootstrap", "127.0.0.1:1")).isEqualTo(ExitCode.USAGE.code());
        assertThat(said()).contains("--jdbc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all --broker-port 70000",
                "all --console-port x",
                "ingest --bootstrap a:1 --threads 0",
                "topics create --bootstrap a:1 --partitions -1",
                "users add lan --role king",
                "policy show --lang fr",
                "topics describe --bootstrap foo",
                "ingest --bootstrap a:1,b"
            })
    void shouldRefuseAMalformedOption(String arguments) {
        // when
        int code = run(arguments.split(" "));

        // then
        assertThat(code).isEqualTo(ExitCode.USAGE.code());
        assertThat(said()).contains("Invalid value for option", " --help").doesNotContain("Exit codes:");
    }

    @Test
    void shouldScoreEachLineInItsOrderWithOffsetsInCodePoints() {
        // given
        typed = """
                {"id":7,"text":"😀 Học sinh lớp 5A gọi 0912 345 678"}
                nonsense
                {"title":"a","text":"The children played in the park all afternoon and then went home."}
                """;

        // when
        int code = run("score");

        // then
        assertThat(code).isEqualTo(ExitCode.PARTIAL.code());
        JsonNode first = lines().get(0);
        assertThat(first.propertyNames())
                .containsExactly(
                        "line",
                        "id",
                        "language",
                        "toxic",
                        "labels",
                        "childCue",
                        "rules",
                        "spans",
                        "pii",
                        "truncated",
                        "model");
        assertThat(first.get("id").intValue()).isEqualTo(7);
        JsonNode phone = first.get("pii").get(0);
        assertThat(phone.get("name").stringValue()).isEqualTo("pii.phone");
        assertThat(phone.get("start").intValue()).isEqualTo(22);
        assertThat(phone.get("end").intValue()).isEqualTo(34);
        assertThat(first.get("childCue").booleanValue()).isTrue();
        assertThat(lines().get(1).propertyNames()).containsExactly("line", "error");
        assertThat(lines().get(2).get("line").intValue()).isEqualTo(3);
        assertThat(lines().get(2).get("language").stringValue()).isEqualTo("en");
    }

    @Test
    void shouldLeaveADemosFolderToTheDemo() {
        // given
        String demo = folder.resolve("of-a-demo").toString();

        // when, then
        assertThat(run("all", "--data", demo)).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(said()).contains("made by demo");
        assertThat(folder.resolve("of-a-demo")).doesNotExist();
    }

    @Test
    void shouldLeaveNoHalfMadeFolderBehindARefusal() throws Exception {
        // given
        Path data = folder.resolve("new");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "nonsense: 1\n");
        Path sources = Files.writeString(folder.resolve("sources.yaml"), "sources: []\n");

        // when, then
        assertThat(run("all", "--data", data.toString(), "--sources", bad.toString()))
                .isEqualTo(ExitCode.BAD_INPUT.code());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("all", "--data", data.toString(), "--sources", sources.toString(), "--broker-port", port))
                    .isEqualTo(ExitCode.PORT_TAKEN.code());
        }
        assertThat(said()).contains("--broker-port");
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldTakeNoMisspeltFolderForAnEmptyDatabase() {
        // given
        Path misspelt = folder.resolve("misspelt");

        // when, then
        assertThat(run("audit", "verify", "--data", misspelt.toString())).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(run("users", "list", "--data", misspelt.toString())).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(misspelt).doesNotExist();
    }

    @Test
    void shouldNameTheMissingDataSet() {
        // when
        int code = run("model", "train", "--data", folder.toString(), "--out", folder.toString());

        // then
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(said()).contains("The data set " + folder.resolve("text"), "is missing");
    }

    private int run(String... arguments) {
        return line().execute(arguments);
    }

    private CommandLine line() {
        Speech speech = new Speech(new PrintStream(people, true, StandardCharsets.UTF_8), false);
        JsonLines json = new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8));
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return Commands.line(speech, environment, in, json, folder.resolve("of-a-demo")::equals, List.of())
                .setErr(new PrintWriter(people, true, StandardCharsets.UTF_8));
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
