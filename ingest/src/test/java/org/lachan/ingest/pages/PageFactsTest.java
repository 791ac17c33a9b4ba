package org.lachan.ingest.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageFactsTest {

    private static PageFacts read(String html) {
        return PageFacts.read(
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
        PageFacts article = read(
                "<meta property=og:image content='/x.jpg'><meta property=og:title content=' Tít '>"
                        + "<img src='data:image/gif;base64,R0' data-src='/y.jpg'><img src='/x.jpg' alt=X><img src='ftp://z/z'>");

        // then
        assertThat(article.pictures())
                .containsExactly(
                        new PictureLink("https://b.example/x.jpg", "X"),
                        new PictureLink("https://b.example/y.jpg", null));
        assertThat(article.title()).contains("Tít");
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example/tin/1.html, https://b.example/tin/1.html",
        "/tin/1.html?utm_source=x#y, https://b.example/tin/1.html",
        "https://elsewhere.example/tin/1,",
        "javascript:x,",
        "'', https://b.example/tin/1"
    })
    void shouldTakeACanonicalAddressOfTheSameHostAlone(String link, String canonical) {
        assertThat(read("<link rel='alternate Canonical' href='" + link + "'>").canonical())
                .isEqualTo(Optional.ofNullable(canonical));
    }

    @Test
    void shouldSurviveElementsNestedWithoutEnd() {
        // given
        String html = "<div>".repeat(200_000) + "<img src=/x.jpg>";

        // then
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(html));
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
