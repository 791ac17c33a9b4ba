package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.bench.real.Inputs.Row;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.launcher.exit.Speech;
import tools.jackson.databind.json.JsonMapper;

/** End to end: real engines, real HTTP, invented input. */
class RealRunTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INSULT =
            "Con nhỏ lớp 7A ngu như bò, đồ mất dạy, mặt xấu như quỷ, cả lớp tẩy chay nó đi cho nó biết thân.";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void shouldCountWhatTheWholePipelineMakesOfTheInput() throws IOException {
        // given
        Inputs inputs = new Inputs(folder);
        inputs.page("an-trua", page("Bữa trưa ở trường có thêm rau xanh từ vườn của các lớp."));
        inputs.page("xe-buyt", page("Tuyến xe buýt số chín chạy thêm hai chuyến vào buổi tối."));
        inputs.page(
                "thu-vien", page("Bé Na Mẫu, học sinh lớp 3B, số điện thoại 0900 000 321, nhà số 9 đường Cây Bàng."));
        Path comments = inputs.comments(List.of(
                new Row("Trời hôm nay đẹp quá, đi dạo thôi.", "CLEAN", "vi"),
                new Row(INSULT, "HATE", "vi"),
                new Row("Cảm ơn bạn, bài viết rất có ích.", "CLEAN", "vi"),
                new Row("Cảm ơn bạn, bài viết rất có ích.", "CLEAN", "vi"),
                new Row("The concert starts at eight tonight.", "CLEAN", "en")));
        Path flags = folder.resolve("flags.jsonl");

        // when
        Map<String, Object> line = run(inputs.articles(), comments, flags).line();

        // then
        assertThat(line)
                .containsEntry("audience", "GENERAL")
                .containsEntry("pages", 3)
                .containsEntry("comments", 5)
                .containsEntry("posts", 8)
                .containsEntry("missing", 0)
                .containsEntry("outcomes", Map.of("SCORED", 8L))
                .containsEntry("repeats", 0L)
                .containsEntry("sameText", 1L)
                .containsEntry("scoredAgain", 0L)
                .containsEntry("cued", Map.of("TEXT", 2L))
                .containsEntry("deadLetters", 0L)
                .containsEntry("flags", 2)
                .containsEntry("flaggedPosts", 2L)
                .containsEntry("cases", 2L)
                .containsEntry("falseAlarms", 1L)
                .containsEntry("byInput", Map.of("HATE", 1L, "PAGE", 1L))
                .containsEntry("byCode", Map.of("BULLY", 1L, "HONOUR", 1L, "PII", 1L, "PRESS_ID", 1L))
                .containsEntry("byPart", Map.of("TEXT", 2L))
                .containsEntry("byCue", Map.of("TEXT", 2L))
                .containsEntry("bySourceKind", Map.of("MASTODON", 1L, "PAGES", 1L));
        assertThat(line.get("postsPerSecond"))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isPositive();
        assertThat(Files.readAllLines(flags).stream().map(JSON::readTree))
                .extracting(flag -> flag.get("reference").stringValue())
                .containsExactlyInAnyOrder("row 2", "thu-vien.html.gz");
        assertThat(flags).content().contains(INSULT);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("holds the flagged texts");
    }

    private Result run(Path articles, Path comments, Path flags) throws IOException {
        Speech speech = new Speech(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        RealSettings settings = new RealSettings(
                articles, comments, null, DeclaredAudience.GENERAL, Duration.ofMinutes(5), flags, true);
        return new RealRun(settings, speech, Clock.systemUTC()).run();
    }

    private static String page(String paragraph) {
        return "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Tin địa phương</title><article><h1>Tin"
                + " địa phương</h1><p>" + paragraph
                + "</p><p>Bản tin do phòng mẫu soạn cho ngày thứ hai.</p></article>";
    }
}
