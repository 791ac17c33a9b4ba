package org.lachan.ingest.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.content.sources.CommentThread;
import org.lachan.content.sources.Source;
import org.lachan.ingest.Loopback;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;

final class CommentReaderTest {
    private static final String ARTICLE = "https://bao-mau.example/bai-1.html?x=1&y={id}";

    private Loopback loopback;

    @BeforeEach
    void start() throws IOException {
        loopback = new Loopback();
    }

    @AfterEach
    void stop() throws IOException {
        loopback.close();
    }

    private static CommentThread thread(String url, @Nullable String id) {
        return new CommentThread(url, id, "/data/items", "/id", "/body", "/user/name", "/created", "/data/next");
    }

    private Window read(Set<String> known) throws Exception {
        Source source = loopback.source("kind: feed, url: \"URL/rss\"");
        CommentThread thread = thread(loopback.web.url("/c?of={id}"), null);
        return Loopback.get(new CommentReader(loopback.polite)
                .read(thread, loopback.web.url("/c"), "https://bao-mau.example/1", source, known));
    }

    private static String answer(String next, String... items) {
        return "{\"data\":{\"items\":[" + String.join(",", items) + "],\"next\":" + next + "}}";
    }

    private static String item(String id, String body, String created) {
        return "{\"id\":%s,\"body\":\"%s\",\"user\":{\"name\":\"Lan\"},\"created\":%s}".formatted(id, body, created);
    }

    @ParameterizedTest
    @CsvSource({"a/b?c=&d, a%2Fb%3Fc%3D%26d", "{url}, %7Burl%7D", "tiếng Việt, ti%E1%BA%BFng%20Vi%E1%BB%87t"})
    void shouldPutTheThreadsIdIntoTheAddressEncoded(String id, String encoded) {
        // given
        byte[] page = ("<div id=box data-id=\"" + id + "\"></div>").getBytes(StandardCharsets.UTF_8);
        CommentThread thread = thread("https://c.example/api/{id}?u={url}", "#box@data-id");

        // then
        assertThat(CommentReader.address(thread, ARTICLE, page, "text/html; charset=utf-8"))
                .hasValue("https://c.example/api/" + encoded
                        + "?u=https%3A%2F%2Fbao-mau.example%2Fbai-1.html%3Fx%3D1%26y%3D%7Bid%7D");
    }

    @Test
    void shouldHaveNoAddressWhereThePageNamesNoThread() {
        // given
        CommentThread thread = thread("https://c.example/api/{id}", "#box@data-id");

        // then
        assertThat(CommentReader.address(thread, ARTICLE, "<p>x".getBytes(StandardCharsets.UTF_8), "text/html"))
                .isEmpty();
        assertThat(CommentReader.address(
                        thread, ARTICLE, "<p id=box data-id=' '>".getBytes(StandardCharsets.UTF_8), ""))
                .isEmpty();
        assertThat(CommentReader.address(thread("https://c.example/?u={url}", null), ARTICLE, new byte[0], ""))
                .isPresent();
    }

    @Test
    void shouldReadAllPagesAndTakeEachCommentOnce() throws Exception {
        // given
        loopback.web.page(
                "/c",
                "application/json",
                answer("\"/c2\"", item("3", "Ba", "1793491200"), item("2", "Hai", "1793404800000")));
        loopback.web.page(
                "/c2",
                "application/json",
                answer(
                        "null",
                        item("2", "Hai", "1793404800000"),
                        item("\"một\"", "Một", "\"2026-10-30T07:00:00+07:00\"")));

        // when
        Window window = read(Set.of());

        // then
        assertThat(window.posts())
                .extracting(NativePost::id, post -> post.createdAt().toString(), NativePost::parentUrl, NativePost::url)
                .containsExactly(
                        tuple("3", "2026-11-01T00:00:00Z", "https://bao-mau.example/1", "https://bao-mau.example/1"),
                        tuple("2", "2026-10-31T00:00:00Z", "https://bao-mau.example/1", "https://bao-mau.example/1"),
                        tuple("một", "2026-10-30T00:00:00Z", "https://bao-mau.example/1", "https://bao-mau.example/1"));
        assertThat(window.posts()).extracting(NativePost::author).containsOnly("Lan");
    }

    @Test
    void shouldKeepHtmlAndEscapePlainText() throws Exception {
        // given
        loopback.web.page(
                "/c",
                "application/json",
                answer(
                        "null",
                        item("1", "Hay <b>quá</b>", "1"),
                        item("2", "1 < 2 & 3 > 2", "1"),
                        item("3", "<3 bạn", "1")));

        // then
        assertThat(read(Set.of()).posts())
                .extracting(NativePost::html)
                .containsExactly("Hay <b>quá</b>", "1 &lt; 2 &amp; 3 &gt; 2", "&lt;3 bạn");
    }

    @Test
    void shouldCountWhatIsUnusableAndReportNothingDeletedThen() throws Exception {
        // given
        loopback.web.page(
                "/c",
                "application/json",
                answer("null", "{\"id\":1}", "{\"body\":\"x\"}", "7", item("2", "Hai", "\"hôm qua\"")));

        // when
        Window window = read(Set.of("9"));

        // then
        assertThat(window.posts()).extracting(NativePost::id).containsExactly("2");
        assertThat(window.unusable()).isEqualTo(3);
        assertThat(window.deleted()).isEmpty();
        assertThat(window.keep()).containsExactly("9");
    }

    @Test
    void shouldReportAsDeletedWhatAWholeThreadNoLongerHolds() throws Exception {
        // given
        loopback.web.page("/c", "application/json", answer("\"/c2\"", item("3", "Ba", "3")));
        loopback.web.page("/c2", "application/json", answer("null", item("2", "Hai", "2")));

        // when
        Window window = read(Set.of("3", "2", "1"));

        // then
        assertThat(window.deleted()).containsExactly("1");
        assertThat(loopback.web.requestsFor("/c")).isEqualTo(4);
    }

    @Test
    void shouldNotReportAsDeletedWhatSlippedBetweenTwoPages() throws Exception {
        // given
        loopback.web.page("/c", "application/json", answer("\"/c2\"", item("3", "Ba", "3")));
        loopback.web.on("/c2", exchange -> {
            boolean second = loopback.web.requestsFor("/c2") > 1;
            String body = second ? answer("null", item("2", "Hai", "2")) : answer("null", item("1", "Một", "1"));
            SmallWeb.send(exchange, 200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        });

        // when
        Window window = read(Set.of("3", "2"));

        // then
        assertThat(window.deleted()).isEmpty();
        assertThat(window.keep()).containsExactly("2");
    }

    @Test
    void shouldTakeNoThreadAsNoCommentsAndKeepWhatItKnows() throws Exception {
        // when
        Window window = read(Set.of("1"));

        // then
        assertThat(window.problem()).isEmpty();
        assertThat(window.posts()).isEmpty();
        assertThat(window.keep()).containsExactly("1");
    }

    @Test
    void shouldKeepWhatCameBeforeAFailureAndFollowNoLinkToAnotherHost() throws Exception {
        // given
        loopback.web.page("/c", "application/json", answer("\"/c2\"", item("3", "Ba", "3")));
        loopback.web.on("/c2", exchange -> SmallWeb.send(exchange, 429, Map.of("Retry-After", "0"), new byte[0]));
        Window throttled = read(Set.of("1"));
        loopback.web.page("/c2", "application/json", "{\"data\":");
        Window damaged = read(Set.of("1"));
        loopback.web.page("/c2", "application/json", answer("\"https://elsewhere.example/\"", item("2", "Hai", "2")));

        // when
        Window elsewhere = read(Set.of());

        // then
        assertThat(((Failed) throttled.problem().orElseThrow()).problem()).isEqualTo(Problem.THROTTLED);
        assertThat(((Failed) damaged.problem().orElseThrow()).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(damaged.posts()).hasSize(1);
        assertThat(damaged.deleted()).isEmpty();
        assertThat(elsewhere.posts()).hasSize(2);
        assertThat(elsewhere.problem()).isEmpty();
    }

    @Test
    void shouldEndWhereTheServerMakesUpPages() throws Exception {
        // given
        loopback.web.on("/c", exchange -> {
            long page = loopback.web.requestsFor("/c");
            String body = answer("\"/c?p=" + page + "\"", item(String.valueOf(page), "x", "1"));
            SmallWeb.send(exchange, 200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        });

        // when
        Window window = read(Set.of("known"));

        // then
        assertThat(window.posts()).hasSize(20);
        assertThat(window.deleted()).isEmpty();
        assertThat(window.keep()).containsExactly("known");
    }

    @Test
    void shouldFailForAnAnswerWithoutTheArray() {
        // given
        loopback.web.page("/c", "application/json", "{\"data\":{}}");

        // then
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read(Set.of()))
                .withMessageContaining("/data/items");
    }

    @Test
    void shouldObeyRobots() throws Exception {
        // given
        loopback.web.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /c\n");

        // then
        assertThat(((Refused) read(Set.of()).problem().orElseThrow()).problem()).isEqualTo(Problem.ROBOTS);
    }
}
