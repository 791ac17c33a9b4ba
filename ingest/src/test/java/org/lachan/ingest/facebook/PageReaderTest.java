package org.lachan.ingest.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.content.sources.Source;
import org.lachan.ingest.Loopback;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;

final class PageReaderTest {
    private static final int PAGE = 2;
    private static final String KEYS = "kind: facebook, url: \"URL/v23.0/\", page: trang";

    private final List<String> posts = new ArrayList<>(List.of("1_5", "1_4", "1_3", "1_2", "1_1"));
    private final List<String> comments = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private Loopback loopback;

    @BeforeEach
    void start() throws IOException {
        loopback = new Loopback();
        loopback.web.on("/v23.0/trang/posts", exchange -> list(exchange, posts));
        posts.forEach(
                id -> loopback.web.on("/v23.0/" + id + "/comments", exchange -> json(exchange, 200, "{\"data\":[]}")));
        loopback.web.on("/v23.0/1_5/comments", exchange -> list(exchange, comments));
    }

    @AfterEach
    void stop() throws IOException {
        loopback.close();
    }

    // The next link leads to another host, as a hostile answer's could: only the cursor may be used.
    private void list(HttpExchange exchange, List<String> all) throws IOException {
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String query = exchange.getRequestURI().getQuery();
        int start = query.contains("after=A") ? Integer.parseInt(query.replaceFirst(".*after=A(\\d+).*", "$1")) : 0;
        int end = Math.min(all.size(), start + PAGE);
        String items =
                all.subList(start, end).stream().map(PageReaderTest::node).collect(Collectors.joining(","));
        String next = end < all.size() ? ",\"next\":\"https://elsewhere.example/?access_token=x\"" : "";
        json(
                exchange,
                200,
                "{\"data\":[%s],\"paging\":{\"cursors\":{\"after\":\"A%d\"}%s}}".formatted(items, end, next));
    }

    private static String node(String id) {
        String day = id.substring(id.length() - 1);
        String parent = id.startsWith("r") ? ",\"parent\":{\"id\":\"c1\"}" : "";
        return """
                {"id":"%s","message":"Bài <%s>","created_time":"2026-11-0%sT10:00:00+0000",
                "permalink_url":"https://www.facebook.com/trang/posts/%s",
                "attachments":{"data":[{"media":{"image":{"src":"https://i.example/%s.jpg"}}}]}%s}""".formatted(id, id, day, id, id, parent);
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        Map<String, String> type = Map.of("Content-Type", "application/json");
        SmallWeb.send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private PageReader reader() {
        return new PageReader(loopback.polite, name -> Optional.of("t-1"), Clock.systemUTC());
    }

    private Window read(Source source, @Nullable String cursor, Set<String> known) throws Exception {
        return Loopback.get(reader().read(source, cursor, known));
    }

    private static Set<String> ids(Window window) {
        return window.posts().stream().map(NativePost::id).collect(Collectors.toSet());
    }

    @Test
    void shouldFollowCursorsAndNeverTheLinkOfTheNextPage() throws Exception {
        // when
        Window window = read(loopback.source(KEYS), null, Set.of());

        // then
        assertThat(window.problem()).isEmpty();
        assertThat(window.posts()).extracting(NativePost::id).containsExactly("1_5", "1_4", "1_3", "1_2", "1_1");
        NativePost post = window.posts().get(0);
        assertThat(post.html()).isEqualTo("Bài &lt;1_5&gt;");
        assertThat(post.author()).isNull();
        assertThat(post.media().get(0).url()).isEqualTo("https://i.example/1_5.jpg");
        assertThat(post.createdAt()).isEqualTo("2026-11-05T10:00:00Z");
        assertThat(loopback.web.requests).noneMatch(request -> request.contains("t-1"));
        assertThat(tokens).containsOnly("Bearer t-1");
    }

    @Test
    void shouldReadCommentsAndRepliesUnderTheirParents() throws Exception {
        // given
        comments.addAll(List.of("c3", "r2", "c1"));

        // when
        Window window = read(loopback.source(KEYS), null, Set.of());

        // then
        assertThat(window.posts())
                .filteredOn(post -> post.parentId() != null)
                .extracting(NativePost::id, NativePost::parentId)
                .containsExactly(tuple("c3", "1_5"), tuple("r2", "c1"), tuple("c1", "1_5"));
    }

    @Test
    void shouldReadEverythingSinceTheLastPollThoughItIsMoreThanTheWindow() throws Exception {
        // given
        Source source = loopback.source(KEYS + ", max-items: 2, comments: false");
        Window first = read(source, null, Set.of());
        posts.addAll(0, List.of("1_9", "1_8", "1_7", "1_6"));

        // when
        Window second = read(source, first.cursor(), ids(first));

        // then
        assertThat(ids(first)).containsExactlyInAnyOrder("1_5", "1_4");
        assertThat(ids(second)).contains("1_9", "1_8", "1_7", "1_6", "1_5");
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void shouldMissWhatWasDeleted() throws Exception {
        // given
        comments.addAll(List.of("c3", "c2", "c1"));
        Source source = loopback.source(KEYS);
        Window first = read(source, null, Set.of());
        posts.remove("1_3");
        comments.remove("c2");

        // when
        Window second = read(source, first.cursor(), ids(first));

        // then
        assertThat(second.missing()).containsExactlyInAnyOrder("1_3", "c2");
    }

    @ParameterizedTest
    @CsvSource({"400, 190, 463, KEY", "403, 10, 0, KEY", "403, 200, 0, KEY", "400, 100, 0, DENIED"})
    void shouldSayWhatIsRefused(int status, int code, int subcode, Problem problem) throws Exception {
        // given
        error("/v23.0/trang/posts", status, code, subcode);

        // when
        Window window = read(loopback.source(KEYS), null, Set.of("1_1"));

        // then
        assertThat(window.problem()).get().isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.detail()).startsWith("code " + code);
        });
    }

    @ParameterizedTest
    @CsvSource({"400, 4", "403, 17", "400, 32", "400, 613", "200, 4"})
    void shouldWaitWhereItIsThrottled(int status, int code) throws Exception {
        // given
        error("/v23.0/trang/posts", status, code, 0);

        // when
        Window window = read(loopback.source(KEYS), null, Set.of());

        // then
        assertThat(window.problem()).get().isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo(Problem.THROTTLED);
            assertThat(failed.retryAfter()).isPositive();
        });
    }

    @Test
    void shouldKeepWhatItKnowsWhereTheServerFailsHalfWay() throws Exception {
        // given
        Source source = loopback.source(KEYS + ", comments: false");
        Window first = read(source, null, Set.of());
        loopback.web.on("/v23.0/trang/posts", exchange -> {
            if (exchange.getRequestURI().getQuery().contains("after=")) {
                SmallWeb.send(exchange, 429, Map.of("Retry-After", "120"), new byte[0]);
            } else {
                list(exchange, posts);
            }
        });

        // when
        Window second = read(source, first.cursor(), ids(first));

        // then
        assertThat(((Failed) second.problem().orElseThrow()).problem()).isEqualTo(Problem.THROTTLED);
        assertThat(second.missing()).isEmpty();
        assertThat(second.keep()).containsExactlyInAnyOrderElementsOf(ids(first));
    }

    @Test
    void shouldTellWhetherAPostIsGone() throws Exception {
        // given
        Source source = loopback.source(KEYS);
        loopback.web.page("/v23.0/1_1", "application/json", "{\"id\":\"1_1\"}");
        error("/v23.0/1_9", 400, 100, 33);

        // when
        FetchOutcome there = Loopback.get(reader().look(source, "1_1"));
        FetchOutcome gone = Loopback.get(reader().look(source, "1_9"));

        // then
        assertThat(there).isInstanceOf(Fetched.class);
        assertThat(gone).isInstanceOf(Gone.class);
    }

    @Test
    void shouldSayWhichVariableIsMissing() throws Exception {
        // given
        PageReader reader = new PageReader(loopback.polite, name -> Optional.empty(), Clock.systemUTC());

        // when
        Window window = Loopback.get(reader.read(loopback.source(KEYS), null, Set.of()));

        // then
        assertThat(((Refused) window.problem().orElseThrow()).detail()).contains("LACHAN_FACEBOOK_TOKEN is missing");
        assertThat(loopback.web.requests).isEmpty();
    }

    @Test
    void shouldFailForWhatIsNoListAndGoOnPastDamagedEntries() throws Exception {
        // given
        Source source = loopback.source(KEYS + ", comments: false");
        loopback.web.page("/v23.0/trang/posts", "application/json", """
                {"data":[{"id":"1_7"},{"message":"x"},%s,%s]}""".formatted(node("1_5"), node("1_5")));

        // when
        Window window = read(source, null, Set.of());
        loopback.web.page("/v23.0/trang/posts", "text/html", "<html>");

        // then
        assertThat(ids(window)).containsExactly("1_5");
        assertThat(window.unusable()).isEqualTo(2);
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(source, null, Set.of()));
    }

    private void error(String path, int status, int code, int subcode) {
        loopback.web.on(path, exchange -> json(exchange, status, """
                {"error":{"message":"x","type":"OAuthException","code":%d,"error_subcode":%d,"fbtrace_id":"y"}}""".formatted(code, subcode)));
    }
}
