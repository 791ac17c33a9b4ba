package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.exit.LaunchFailure;

class NewsSiteTest {
    private static final String BASE = "http://127.0.0.1:9";
    private static final Pattern PAGE = Pattern.compile("/bai/\\d+\\.html");

    @Test
    void shouldListEveryPageOnceFortyToASection() {
        // given
        NewsSite site = new NewsSite(articles(85), BASE);

        // when
        List<Integer> sizes = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        for (String section : site.sections()) {
            List<String> links = links(html(site, section));
            sizes.add(links.size());
            listed.addAll(links);
        }

        // then
        assertThat(sizes).containsExactly(40, 40, 5);
        assertThat(listed.stream().map(link -> BASE + link))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(site.origins().keySet());
    }

    @Test
    void shouldLinkEachSectionToTheNext() {
        // given
        NewsSite site = new NewsSite(articles(41), BASE);

        // then
        assertThat(html(site, site.sections().get(0))).contains("<a rel=\"next\" href=\"/muc/2.html\">");
        assertThat(html(site, site.sections().get(1))).doesNotContain("rel=\"next\"");
    }

    @Test
    void shouldServeAPageAsItWasSavedWithoutACharsetOfItsOwn() {
        // given
        byte[] html = "<p>Bài \u00e0 latin, xem https://bao.example/a</p>".getBytes(StandardCharsets.ISO_8859_1);
        NewsSite site = new NewsSite(List.of(new Article("a.html.gz", html)), BASE);

        // when
        Answer answer = site.answer("/bai/0.html", Map.of());

        // then
        assertThat(answer.mediaType()).isEqualTo("text/html");
        assertThat(answer.body()).isEqualTo(html);
    }

    @Test
    void shouldLeadPicturesToThisMachineAndNothingElse() {
        // given
        String saved =
                "<base href=\"https://bao.example/goc/\"><meta property=\"og:image\" content=\"https://anh.example/1.png\">"
                        + "<meta property=\"og:url\" content=\"https://bao.example/a\"><a href=\"https://bao.example/b\">b</a>"
                        + "<IMG src=\"//anh.example/2.png\" srcset=\"http://anh.example/3.png 2x\"><img data-src='4.png'>"
                        + "<video poster=\"https://anh.example/5.png\"></video>";

        // when
        String served = localised(saved);

        // then
        assertThat(served)
                .isEqualTo("<base href=\"" + BASE + "/goc/\"><meta property=\"og:image\" content=\"" + BASE
                        + "/1.png\">"
                        + "<meta property=\"og:url\" content=\"https://bao.example/a\"><a href=\"https://bao.example/b\">b</a>"
                        + "<IMG src=\"" + BASE + "/2.png\" srcset=\"" + BASE + "/3.png 2x\"><img data-src='4.png'>"
                        + "<video poster=\"" + BASE + "/5.png\"></video>");
    }

    @Test
    void shouldRefuseAPageWhosePicturesCannotBeLedHere() {
        // given
        String saved = "<img alt=\">\" src=\"https://anh.example/1.png\">";

        // then
        assertThatThrownBy(() -> localised(saved))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("a.html.gz");
    }

    private static String localised(String html) {
        Article article = new Article("a.html.gz", html.getBytes(StandardCharsets.UTF_8));
        return new String(LocalPictures.in(article, BASE, BASE + "/bai/0.html"), StandardCharsets.UTF_8);
    }

    private static List<String> links(String html) {
        return PAGE.matcher(html).results().map(MatchResult::group).toList();
    }

    private static String html(NewsSite site, String url) {
        return new String(site.answer(url.substring(BASE.length()), Map.of()).body(), StandardCharsets.UTF_8);
    }

    private static List<Article> articles(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Article(number + ".html.gz", new byte[] {'a'}))
                .toList();
    }
}
