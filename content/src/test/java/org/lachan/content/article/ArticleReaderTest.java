package org.lachan.content.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleReaderTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String PARAGRAPH =
            "<p>The library in the valley opens in the evening too, and every seat is taken by seven o'clock.</p>";

    private final ArticleReader reader = new ArticleReader(NOW);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Chào!</p><p>Hôm nay cả lớp đi thư viện, ai cũng mượn được sách hay, vui lắm.</p><p><a href='/t'>#lop5a</a> <a href='/u'>#sach</a></p>",
                "<p>Một dòng <br>hai dòng</p><ul><li><a href='/x'>liên kết</a></li></ul>",
                "<p>ok</p>"
            })
    void shouldKeepEveryWordOfAPiece(String piece) {
        // when
        Article article = read(piece);

        // then
        assertThat(article.wholePage()).isTrue();
        assertThat(article.body().split("\\s+"))
                .containsExactly(org.jsoup.Jsoup.parse(piece).text().split("\\s+"));
    }

    @Test
    void shouldGiveAllTextOfAPageThatIsNoArticle() {
        // when
        Article article = read("<title>Danh sách</title><div><nav>Trang chủ</nav><ul><li><a href=/1>Tin một</a></li>"
                + "<li><a href=/2>Tin hai</a></li></ul><script>var a;</script></div>");

        // then
        assertThat(article.body()).isEqualTo("Tin một\nTin hai");
        assertThat(article.wholePage()).isTrue();
        assertThat(article.title()).isEqualTo("Danh sách");
    }

    @Test
    void shouldTakeTheStatedBodyWhereThePageHoldsItBack() {
        // given
        String stated = "The whole story is told here, sentence by sentence, for those who search. ".repeat(8);

        // when
        Article article = read("<script type='application/ld+json'>{'@type':'NewsArticle','articleBody':'" + stated
                + "'}</script><article><h1>A story</h1>" + PARAGRAPH + "<p>Subscribe to read on.</p></article>");

        // then
        assertThat(article.body()).isEqualTo(stated.strip());
        assertThat(article.wholePage()).isFalse();
    }

    @Test
    void shouldSalvageFactsFromLinkedDataThatNoParserReads() {
        // when
        Article article = read(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The \\\"new\\\" bridge\","
                        + "\"author\":{\"@type\":\"Person\",\"name\":\"Ann Lee\"},\"datePublished\":\"2020-05-06T07:08:09Z\",,,}{</script>"
                        + PARAGRAPH.repeat(3));

        // then
        assertThat(article.title()).isEqualTo("The \"new\" bridge");
        assertThat(article.author()).isEqualTo("Ann Lee");
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2020-05-06T07:08:09Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-06T07:08:09+07:00 | 2024-05-06T00:08:09Z",
                "2024-05-06T07:08:09.123Z | 2024-05-06T07:08:09Z",
                "2024-05-06 07:08 | 2024-05-06T07:08:00Z",
                "2024-05-06T07:08:09+0700 | 2024-05-06T00:08:09Z",
                "2024-05-06 | 2024-05-06T00:00:00Z",
                "Mon, 06 May 2024 07:08:09 GMT | 2024-05-06T07:08:09Z",
                "1714979289 | 2024-05-06T07:08:09Z",
                "1714979289000 | 2024-05-06T07:08:09Z",
                "2025-01-01T12:00:00Z | 2025-01-01T12:00:00Z",
                "2025-01-03T00:00:00Z | ",
                "0001-01-01T00:00:00Z | ",
                "2024-13-45 | ",
                "2024-05-06T07:08:09+99:00 | ",
                "yesterday | "
            })
    void shouldReadTimesAndDropThoseThatCannotBe(String written, Instant read) {
        // when
        Article article = read("<meta property='article:published_time' content='" + written + "'>" + PARAGRAPH);

        // then
        assertThat(article.publishedAt()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/story | https://news.example/story",
                "https://other.example/a?b=c | https://other.example/a?b=c",
                "javascript:alert(1) | ",
                "http:// | ",
                "%zz | "
            })
    void shouldGiveOnlyAddressesOfPages(String href, String url) {
        // when
        Article article = read("<link rel=canonical href='" + href + "'>" + PARAGRAPH);

        // then
        assertThat(article.canonicalUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<article><div class=share>",
                "<ul><li>x",
                "<blockquote>a <b>",
                "<span class=comment>a<p>"
            })
    void shouldReadDeepNestsSoonAndSayWhatItLeftOut(String tag) {
        // given
        String page = "<title>t</title>" + tag.repeat(60_000) + PARAGRAPH.repeat(4);

        // when
        long start = System.nanoTime();
        Article article = read(page);

        // then
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
        assertThat(article.body()).isNotEmpty();
    }

    @Test
    void shouldMarkWhatALimitCut() {
        // given
        String page = "<title>t</title><p>short lines<br>".concat("one more line<br>".repeat(30_000));

        // then
        assertThat(read(page).truncated()).isTrue();
        assertThat(read("<p>" + "a".repeat(ArticleReader.MAX_BYTES)).truncated())
                .isTrue();
        assertThat(read(PARAGRAPH).truncated()).isFalse();
    }

    @Test
    void shouldTellTheLanguageByTheTextBeforeTheTemplate() {
        assertThat(
                        read("<html lang=en><p>Thư viện mở cửa buổi tối để học sinh có chỗ đọc sách, ngày nào cũng đông.</p>")
                                .language())
                .isEqualTo("vi");
        assertThat(read("<html lang=vi>" + PARAGRAPH.repeat(3)).language()).isEqualTo("en");
        assertThat(read("<meta property='og:locale' content='de_DE'><p>Guten Tag, liebe Leute.</p>")
                        .language())
                .isEqualTo("de-DE");
        assertThat(read("<p>1234</p>").language()).isNull();
    }

    private Article read(String page) {
        return reader.read(page.getBytes(UTF_8), "utf-8", "https://news.example/a/");
    }
}
