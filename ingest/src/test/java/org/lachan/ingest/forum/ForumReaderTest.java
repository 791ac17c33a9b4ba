package org.lachan.ingest.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

final class ForumReaderTest {
    private static final int PAGE = 3;
    private static final String KEYS = "kind: forum, url: \"URL/dien-dan\", threads: \"h3 a\", post: article, "
            + "post-id: id, text: \".words\", author: \".name\", time: time, next: \"a[rel=next]\"";

    private final List<String> one = new ArrayList<>(List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7"));
    private final List<String> two = new ArrayList<>(List.of("p1"));
    private Loopback loopback;

    @BeforeEach
    void start() throws IOException {
        loopback = new Loopback();
        loopback.web
                .page("/dien-dan", "text/html", """
                        <h3><a href="/t/1">Một</a></h3><h3><a href="/t/2#moi">Hai</a></h3>
                        <h3><a href="https://elsewhere.example/t/9">Ngoài</a></h3>""")
                .on("/t/1", exchange -> page(exchange, "/t/1", one))
                .on("/t/2", exchange -> page(exchange, "/t/2", two));
    }

    @AfterEach
    void stop() throws IOException {
        loopback.close();
    }

    private static void page(HttpExchange exchange, String path, List<String> all) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int page = query == null ? 1 : Integer.parseInt(query.substring(2));
        List<String> here = all.subList(Math.min(all.size(), (page - 1) * PAGE), Math.min(all.size(), page * PAGE));
        String next = page * PAGE < all.size() ? "<a rel=next href='%s?p=%d'>Tiếp</a>".formatted(path, page + 1) : "";
        String body = here.stream()
                        .map(id -> """
                                <article id="%s"><b class="name">ai</b><time datetime="2026-11-0%sT08:00:00+07:00">x</time>
                                <div class="words"><p>Lời <i>%s</i><img src="/i/%s.jpg"></p></div></article>""".formatted(id, id.substring(1), id, id))
                        .collect(Collectors.joining())
                + next;
        SmallWeb.send(
                exchange,
                here.isEmpty() ? 404 : 200,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private Window read(Source source, @Nullable String cursor, Set<String> known) throws Exception {
        return Loopback.get(new ForumReader(loopback.polite).read(source, cursor, known));
    }

    private FetchOutcome look(Source source, String id) throws Exception {
        return Loopback.get(new ForumReader(loopback.polite).look(source, id));
    }

    private static Set<String> known(Window window) {
        Set<String> known = window.posts().stream().map(NativePost::id).collect(Collectors.toSet());
        known.addAll(window.keep());
        return known;
    }

    private String id(String thread, String id) {
        return loopback.web.url(thread) + "#" + id;
    }

    @Test
    void shouldReadEveryPageOfEveryThreadOfTheSameHost() throws Exception {
        // when
        Window window = read(loopback.source(KEYS), null, Set.of());

        // then
        assertThat(window.problem()).isEmpty();
        assertThat(window.more()).isFalse();
        assertThat(window.posts()).hasSize(8);
        NativePost newest = window.posts().get(0);
        assertThat(newest.id()).isEqualTo(id("/t/1", "p7"));
        assertThat(newest.url()).isEqualTo(loopback.web.url("/t/1"));
        assertThat(newest.parentId()).isEqualTo(id("/t/1", "p1"));
        assertThat(newest.author()).isEqualTo("ai");
        assertThat(newest.createdAt()).isEqualTo("2026-11-07T01:00:00Z");
        assertThat(newest.html()).contains("Lời <i>p7</i>");
        assertThat(newest.media().get(0).url()).isEqualTo(loopback.web.url("/i/p7.jpg"));
        assertThat(window.posts())
                .filteredOn(post -> post.parentId() == null)
                .extracting(NativePost::id)
                .containsExactlyInAnyOrder(id("/t/1", "p1"), id("/t/2", "p1"));
    }

    @Test
    void shouldReadOnlyTheLastPageAgainAndWhatFollowsIt() throws Exception {
        // given
        Source source = loopback.source(KEYS);
        Window first = read(source, null, Set.of());
        one.addAll(List.of("p8", "p9"));
        loopback.web.requests.clear();

        // when
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(loopback.web.requests).containsExactlyInAnyOrder("/dien-dan", "/t/1?p=3", "/t/2");
        assertThat(known(second)).contains(id("/t/1", "p8"), id("/t/1", "p9"), id("/t/1", "p7"));
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void shouldMissWhatLeftThePageAndSayWhetherItIsGone() throws Exception {
        // given
        Source source = loopback.source(KEYS);
        Window first = read(source, null, Set.of());
        one.remove("p7");
        one.add("p8");

        // when
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(second.missing()).containsExactly(id("/t/1", "p7"));
        assertThat(look(source, id("/t/1", "p7"))).isInstanceOf(Gone.class);
        assertThat(look(source, id("/t/1", "p6"))).isInstanceOf(Fetched.class);
    }

    @Test
    void shouldStartAThreadAgainWhereItGotShorter() throws Exception {
        // given
        Source source = loopback.source(KEYS);
        Window first = read(source, null, Set.of());
        one.removeAll(List.of("p2", "p7"));
        Window second = read(source, first.cursor(), known(first));

        // when
        Window third = read(source, second.cursor(), known(second));

        // then
        assertThat(second.missing()).isEmpty();
        assertThat(third.missing()).containsExactly(id("/t/1", "p7"));
    }

    @Test
    void shouldTakeAThreadThatIsGoneAsTheDeletionOfWhatItKnewThere() throws Exception {
        // given
        Source source = loopback.source(KEYS);
        Window first = read(source, null, Set.of());
        loopback.web.status("/t/2", 410);

        // when
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(second.deleted()).containsExactly(id("/t/2", "p1"));
        assertThat(second.problem()).isEmpty();
    }

    @Test
    void shouldGoOnWhereABoundEndedTheReading() throws Exception {
        // given
        Source source = loopback.source(KEYS + ", max-items: 4");

        // when
        Window first = read(source, null, Set.of());
        Window second = read(source, first.cursor(), known(first));
        Window third = read(source, second.cursor(), known(second));

        // then
        assertThat(first.more()).isTrue();
        Set<String> all = known(first);
        all.addAll(known(second));
        all.addAll(known(third));
        assertThat(all).hasSize(8);
        assertThat(third.more()).isFalse();
    }

    @Test
    void shouldNotGoRoundInACircleOfPages() throws Exception {
        // given
        String page = "<article id=%s><p class=words>x</p></article><a rel=next href=%s>Tiếp</a>";
        loopback.web.page("/t/1", "text/html", page.formatted("a", "/t/1b"));
        loopback.web.page("/t/1b", "text/html", page.formatted("b", "/t/1"));
        Source source = loopback.source(KEYS);

        // when
        Window first = read(source, null, Set.of());
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(first.more()).isFalse();
        assertThat(second.more()).isFalse();
        assertThat(loopback.web.requestsFor("/t/1")).isEqualTo(4);
    }

    @Test
    void shouldObeyRobotsAndReadTheOtherThreads() throws Exception {
        // given
        loopback.web.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /t/1\n");

        // when
        Window window = read(loopback.source(KEYS), null, Set.of());

        // then
        assertThat(((Refused) window.problem().orElseThrow()).problem()).isEqualTo(Problem.ROBOTS);
        assertThat(known(window)).containsExactly(id("/t/2", "p1"));
    }

    @Test
    void shouldStopAndKeepWhatItKnowsWhereTheHostThrottles() throws Exception {
        // given
        Source source = loopback.source(KEYS);
        Window first = read(source, null, Set.of());
        loopback.web.on("/t/1", exchange -> SmallWeb.send(exchange, 429, Map.of("Retry-After", "60"), new byte[0]));
        loopback.web.requests.clear();

        // when
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(((Failed) second.problem().orElseThrow()).problem()).isEqualTo(Problem.THROTTLED);
        assertThat(second.keep()).contains(id("/t/1", "p7"), id("/t/2", "p1"));
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void shouldNoticePagesThatWereRebuilt() throws Exception {
        // given
        Source source = loopback.source(KEYS);
        loopback.web.page("/t/1", "text/html", "<section>Mới</section>");

        // when
        Window window = read(source, null, Set.of());
        loopback.web.page("/dien-dan", "text/html", "<h4>Mới</h4>");

        // then
        assertThat(((Failed) window.problem().orElseThrow()).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(known(window)).containsExactly(id("/t/2", "p1"));
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(source, null, Set.of()));
    }

    @Test
    void shouldCountWhatHasNoIdAndTakeDuplicatesOnce() throws Exception {
        // given
        loopback.web.page("/t/2", "text/html", """
                <article><p class=words>không mã</p></article><article id=a><p class=words>x</p></article>
                <article id=a><p class=words>y</p></article><article id=b>không lời</article>""");
        Source source = loopback.source(KEYS);

        // when
        Window window = read(source, null, Set.of());
        Window again = read(source, window.cursor(), known(window));

        // then
        assertThat(window.unusable()).isEqualTo(2);
        assertThat(window.posts())
                .filteredOn(post -> post.url().endsWith("/t/2"))
                .hasSize(1);
        // No time on the page: the one at which it was first seen, though it is read again.
        assertThat(time(again)).isEqualTo(time(window));
    }

    private static Instant time(Window window) {
        return window.posts().stream()
                .filter(post -> post.url().endsWith("/t/2"))
                .findFirst()
                .orElseThrow()
                .createdAt();
    }
}
