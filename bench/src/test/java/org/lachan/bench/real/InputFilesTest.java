package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

class InputFilesTest {
    @TempDir
    private Path folder;

    private Inputs inputs;

    @BeforeEach
    void setUp() {
        inputs = new Inputs(folder);
    }

    @Test
    void shouldReadPagesByName() throws IOException {
        // given
        inputs.page("b", "<p>hai</p>");
        inputs.page("a", "<p>một</p>");
        Files.writeString(inputs.articles().resolve("html").resolve("notes.txt"), "no page");

        // then
        assertThat(ArticleFolder.read(inputs.articles()))
                .extracting(Article::file, page -> new String(page.html(), StandardCharsets.UTF_8))
                .containsExactly(tuple("a.html.gz", "<p>một</p>"), tuple("b.html.gz", "<p>hai</p>"));
    }

    @Test
    void shouldRefuseAFolderWithoutPages() throws IOException {
        // given
        Files.createDirectories(inputs.articles().resolve("html"));

        // then
        assertRefused(() -> ArticleFolder.read(folder.resolve("nowhere")), "There is no folder of pages", "nowhere");
        assertRefused(() -> ArticleFolder.read(inputs.articles()), "There is no page");
    }

    @Test
    void shouldSayWhichPageIsNotPacked() throws IOException {
        // given
        Path page = inputs.page("a", "<p>một</p>");
        Files.writeString(page, "<p>một</p>");

        // then
        assertRefused(() -> ArticleFolder.read(inputs.articles()), "a.html.gz cannot be read");
    }

    @Test
    void shouldReadCommentsWithTheirRows() throws IOException {
        // given
        Path packed = inputs.lines("""
                {"text":"Chào bạn","label":"CLEAN","lang":"vi"}
                {"text":"Hello","label":"OFFENSIVE"}
                """);
        Path plain = Files.writeString(folder.resolve("plain.jsonl"), "{\"text\":\"Chào\",\"label\":\"CLEAN\"}");

        // then
        assertThat(CommentFile.read(packed))
                .containsExactly(new Comment(1, "Chào bạn", "CLEAN", "vi"), new Comment(2, "Hello", "OFFENSIVE", null));
        assertThat(CommentFile.read(plain)).containsExactly(new Comment(1, "Chào", "CLEAN", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json at all | no JSON",
                "{\"label\":\"CLEAN\"} | 'text' is missing",
                "{\"text\":\" \",\"label\":\"CLEAN\"} | 'text' is missing",
                "{\"text\":7,\"label\":\"CLEAN\"} | 'text' is missing",
                "{\"text\":\"Chào\"} | 'label' is missing",
                "[] | 'text' is missing"
            })
    void shouldSayInWhichLineARowIsBad(String row, String problem) throws IOException {
        // given
        Path file = inputs.lines("{\"text\":\"Chào\",\"label\":\"CLEAN\"}\n" + row + "\n");

        // then
        assertRefused(() -> CommentFile.read(file), "comments.jsonl.gz, line 2: " + problem);
    }

    @Test
    void shouldRefuseAFileWithoutComments() throws IOException {
        // given
        Path empty = inputs.lines("");

        // then
        assertRefused(() -> CommentFile.read(empty), "there is no comment");
        assertRefused(() -> CommentFile.read(folder.resolve("nothing.gz")), "There is no file of comments");
    }

    private static void assertRefused(ThrowingCallable reading, String... words) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContainingAll(words);
    }
}
