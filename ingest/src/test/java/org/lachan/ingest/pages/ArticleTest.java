package org.lachan.ingest.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ArticleTest {

    private static Article read(String html) {
        return Article.read(
                html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", "https://b.example/tin/1");
    }

    @Test
    void shouldTakeTheLargestPictureOfASet() {
        assertThat(read("<img src=s.jpg srcset='a.jpg 320w, b.jpg 1280w, c.jpg 640w' alt=Lớp>")
                        .pictures())
                .containsExactly(new PictureLink("https://b.example/tin/b.jpg", "Lớp"));
    }

    @Test
    void shouldFindSharedPicturesAndLazyOnesOnceEach() {
        // when
        Article article = read(
                "<meta property=og:image content='/x.jpg'><meta property=og:title content=' Tít '>"
                        + "<img src='data:image/gif;base64,R0' data-src='/y.jpg'><img src='/x.jpg' alt=X><img src='ftp://z/z'>");

        // then
        assertThat(article.pictures())
                .containsExactly(
                        new PictureLink("https://b.example/x.jpg", "X"),
                        new PictureLink("https://b.example/y.jpg", null));
        assertThat(article.title()).contains("Tít");
    }

    @Test
    void shouldSurviveAPageThatIsBroken() {
        assertThat(read("<<<html><p><img src=><img srcset=', ,'><a").pictures()).isEmpty();
    }

    @Test
    void shouldReadAHostileSetOfPicturesInNoTime() {
        // given
        String html = "<img srcset='x" + ",".repeat(400_000) + "y.jpg'>";

        // then
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(html));
    }
}
