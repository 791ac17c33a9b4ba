package org.lachan.bench.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.LaunchFailure;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractionCommandTest {
    private static final String TEXT =
            "Thư viện mở cửa buổi tối để học sinh có chỗ đọc sách, ngày nào cũng đông người.";

    @TempDir
    private Path folder;

    @Test
    void shouldPrintTheWorstPagesFirstAndThenTheMeans() throws IOException {
        // given
        Files.writeString(
                folder.resolve("ground-truth.json"),
                "{\"good\":{\"articleBody\":\"" + TEXT
                        + "\"},\"bad\":{\"articleBody\":\"Chuyện khác hẳn, không có ở đây\"}}");
        page("good");
        page("bad");

        // when
        List<JsonNode> lines = run("--articles", folder.toString(), "--pages");

        // then
        assertThat(lines).extracting(line -> line.path("page").asString("")).containsExactly("bad", "good", "");
        assertThat(lines.get(0).get("f1").doubleValue()).isZero();
        assertThat(lines.get(1).get("f1").doubleValue()).isEqualTo(1);
        assertThat(lines.get(2).propertyNames())
                .containsExactly(
                        "pages",
                        "f1",
                        "precision",
                        "recall",
                        "ci95",
                        "splitHalfF1",
                        "pagesPerSecond",
                        "pagesPerCpuSecond");
        assertThat(lines.get(2).get("f1").doubleValue()).isEqualTo(.5);
        assertThat(lines.get(2).get("splitHalfF1"))
                .extracting(JsonNode::doubleValue)
                .containsExactly(0.0, 1.0);
    }

    @Test
    void shouldNameThePageThatIsMissing() throws IOException {
        // given
        Files.writeString(folder.resolve("ground-truth.json"), "{\"lost\":{\"articleBody\":\"x\"}}");

        // then
        assertThatThrownBy(() -> SavedPages.read(folder))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("lost.html.gz");
    }

    private void page(String id) throws IOException {
        Path file = Files.createDirectories(folder.resolve("html")).resolve(id + ".html.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("<html><body><article><p>" + TEXT + "</p></article></body></html>").getBytes(UTF_8));
        }
    }

    private static List<JsonNode> run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = new CommandLine(new ExtractionCommand(new JsonLines(new PrintStream(bytes, true, UTF_8))))
                .execute(arguments);
        assertThat(code).isZero();
        JsonMapper mapper = JsonMapper.builder().build();
        return bytes.toString(UTF_8).lines().map(mapper::readTree).toList();
    }
}
