package org.lachan.ingest.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.Follower;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;

/** A service with posts 1 to n, which answers as a public interface of Bluesky does. */
final class FeedTest {
    private static final String MAI = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String FEED = "at://did:plc:cccccccccccccccccccccccc/app.bsky.feed.generator/ban-be";
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final TreeMap<Integer, String> entries = new TreeMap<>();
    private SmallWeb web;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
        web.on("/xrpc/app.bsky.feed.getFeed", this::page);
        web.on("/xrpc/app.bsky.feed.getAuthorFeed", this::page);
        web.on("/xrpc/app.bsky.feed.getPosts", this::posts);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static Map<String, List<String>> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0],
                        Collectors.mapping(
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), Collectors.toList())));
    }

    private static String first(Map<String, List<String>> query, String key, String otherwise) {
        return query.getOrDefault(key, List.of(otherwise)).get(0);
    }

    private void page(HttpExchange exchange) throws IOException {
        Map<String, List<String>> query = query(exchange);
        String cursor = first(query, "cursor", "đến " + Integer.MAX_VALUE);
        int before = Integer.parseInt(cursor.replace("đến ", ""));
        List<Integer> page = entries.headMap(before, false).descendingMap().keySet().stream()
                .limit(Integer.parseInt(first(query, "limit", "50")))
                .toList();
        String feed = page.stream().map(entries::get).collect(Collectors.joining(","));
        boolean more = !page.isEmpty() && entries.firstKey() < page.get(page.size() - 1);
        String next = more ? ",\"cursor\":\"đến " + page.get(page.size() - 1) + "\"" : "";
        json(exchange, "{\"feed\":[" + feed + "]" + next + "}");
    }

    private void posts(HttpExchange exchange) throws IOException {
        Set<String> wanted = Set.copyOf(query(exchange).getOrDefault("uris", List.of()));
        assertThat(wanted).hasSizeLessThanOrEqualTo(25);
        String posts = entries.keySet().stream()
                .filter(key -> wanted.contains(id(key)))
                .map(key -> view(key, "lời chào", ""))
                .collect(Collectors.joining(","));
        json(exchange, "{\"posts\":[" + posts + "]}");
    }

    private static void json(HttpExchange exchange, String json) throws IOException {
        SmallWeb.send(exchange, 200, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(int key) {
        return "at://" + MAI + "/app.bsky.feed.post/3k%05d".formatted(key);
    }

    private static String view(int key, String text, String more) {
        Instant time = NOON.plusSeconds(key);
        return """
                {"uri":"%s","cid":"bafy","author":{"did":"%s","handle":"mai.example","labels":[]},
                "record":{"$type":"app.bsky.feed.post","text":"%s","createdAt":"%s","langs":["vi","en"]},"indexedAt":"%s"%s}""".formatted(id(key), MAI, text, time, time, more);
    }

    private void entry(int key, String view) {
        entries.put(key, "{\"post\":" + view + "}");
    }

    private void posts(int from, int to) {
        for (int key = from; key <= to; key++) {
            entry(key, view(key, "lời chào " + key, ""));
        }
    }

    private Follower follower(Details.Bluesky details, int maxItems) {
        Jetstream none = new Jetstream(
                host -> InetAddress.getLoopbackAddress(), StreamLimits.DEFAULT, "lachan-test", Clock.systemUTC());
        return new Follower(
                new BlueskyReader(Follower.fetcher(), none, web.url("/nowhere/")),
                Follower.source(Kind.BLUESKY, web.url("/"), maxItems, details));
    }

    private Follower feed(int maxItems) {
        return follower(new Details.Bluesky(FEED, null, List.of()), maxItems);
    }

    private static List<String> ids(Window window) {
        return window.posts().stream().map(NativePost::id).toList();
    }

    @Test
    void shouldReadTheNewestOfAFeedPageByPage() {
        // given
        posts(1, 350);

        // when
        Window window = feed(200).poll();

        // then
        assertThat(ids(window)).hasSize(200).startsWith(id(350)).endsWith(id(151));
        assertThat(window.more()).isFalse();
        assertThat(web.requestsFor("/xrpc/app.bsky.feed.getFeed?feed=at%3A%2F%2Fdid%3Aplc"))
                .isEqualTo(2);
        NativePost first = window.posts().get(0);
        assertThat(first.url()).isEqualTo("https://bsky.app/profile/" + MAI + "/post/3k00350");
        assertThat(first.html()).isEqualTo("<p>lời chào 350</p>");
        assertThat(first.author()).isEqualTo(MAI);
        assertThat(first.createdAt()).isEqualTo(NOON.plusSeconds(350));
    }

    @Test
    void shouldMissNothingThoughMoreCameThanOnePollReads() {
        // given
        posts(1, 50);
        Follower follower = feed(50);
        follower.poll();
        posts(51, 7_000);
        Set<String> seen = new HashSet<>();

        // when
        Window window = follower.poll();
        seen.addAll(ids(window));
        int polls = 1;
        while (window.more()) {
            window = follower.poll();
            seen.addAll(ids(window));
            polls++;
        }

        // then
        assertThat(seen).contains(id(51), id(7_000)).hasSizeGreaterThanOrEqualTo(6_950);
        assertThat(polls).isEqualTo(4);
        assertThat(follower.gone()).isEmpty();
    }

    @Test
    void shouldReadAnAccountWithoutRepostsAndPins() {
        // given
        posts(1, 3);
        entries.put(
                4, "{\"post\":" + view(2, "cũ", "") + ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\"}}");
        Follower follower = follower(new Details.Bluesky(null, "truong.example", List.of()), 50);

        // when
        Window window = follower.poll();

        // then
        assertThat(ids(window)).containsExactly(id(3), id(2), id(1));
        assertThat(web.requests)
                .containsExactly(
                        "/xrpc/app.bsky.feed.getAuthorFeed?filter=posts_with_replies&actor=truong.example&limit=100");
    }

    @Test
    void shouldReadPicturesAndReplies() {
        // given
        entry(
                5,
                view(5, "một\\nhai & ba", """
                                ,"embed":{"$type":"app.bsky.embed.recordWithMedia#view","record":{},"media":{"images":[
                                {"thumb":"https://cdn.example/t.jpg","fullsize":"https://cdn.example/f.jpg","alt":"con mèo"},
                                {"thumb":"https://cdn.example/t2.jpg","alt":""},{"fullsize":"::"}]}}""")
                        .replace(
                                "\"langs\"",
                                "\"embed\":{\"external\":{\"uri\":\"https://a.example/\",\"title\":\"Tựa <đề>\",\"description\":\"Mô tả\"}},"
                                        + "\"reply\":{\"root\":{\"uri\":\"" + id(1) + "\"},\"parent\":{\"uri\":\""
                                        + id(4)
                                        + "\"}},\"langs\""));
        entry(6, view(6, "phim", ",\"embed\":{\"thumbnail\":\"https://video.example/s.jpg\",\"alt\":\"phim\"}"));

        // when
        Window window = feed(50).poll();

        // then
        NativePost picture = window.posts().get(1);
        assertThat(picture.html()).isEqualTo("<p>một<br>hai &amp; ba</p><p>Tựa &lt;đề&gt;</p><p>Mô tả</p>");
        assertThat(picture.media())
                .extracting(link -> link.url())
                .containsExactly("https://cdn.example/f.jpg", "https://cdn.example/t2.jpg");
        assertThat(picture.media().get(0).alt()).isEqualTo("con mèo");
        assertThat(picture.parentId()).isEqualTo(id(4));
        assertThat(picture.parentUrl()).isEqualTo("https://bsky.app/profile/" + MAI + "/post/3k00004");
        assertThat(window.posts().get(0).media())
                .extracting(link -> link.url())
                .containsExactly("https://video.example/s.jpg");
    }

    @Test
    void shouldNotReadWhatItsAuthorShowsToMembersAlone() {
        // given
        entry(1, view(1, "riêng", "").replace("\"labels\":[]", "\"labels\":[{\"val\":\"!no-unauthenticated\"}]"));
        entry(2, view(2, "chung", ""));

        // when
        Window window = feed(50).poll();

        // then
        assertThat(ids(window)).containsExactly(id(2));
        assertThat(window.unusable()).isZero();
    }

    @Test
    void shouldCountWhatCannotBeReadAndReadTheRest() {
        // given
        posts(1, 2);
        entries.put(3, "{\"post\":17}");
        entry(4, view(4, "x", "").replace("at://", "https://"));
        entry(5, view(5, "x", "").replace("\"indexedAt\"", "\"indexed\""));
        entry(6, view(6, "x", "").replace("\"text\"", "\"words\""));
        entry(7, view(2, "lần nữa", ""));
        entry(8, view(8, "ngày mai", "").replace("\"createdAt\":\"2026", "\"createdAt\":\"2999"));
        entry(9, view(9, "hôm qua", "").replace("\"createdAt\":\"2026", "\"createdAt\":\"gestern"));

        // when
        Window window = feed(50).poll();

        // then
        assertThat(ids(window)).containsExactly(id(9), id(8), id(2), id(1));
        assertThat(window.unusable()).isEqualTo(4);
        assertThat(window.posts().get(2).html())
                .as("the first of two with one id")
                .contains("lần nữa");
        assertThat(window.posts().get(1).createdAt()).isAfter(Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(window.posts().get(0).createdAt()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void shouldFindDeletionsAndNotMistakeForThemWhatTheFeedNoLongerShows() {
        // given
        posts(1, 60);
        Follower follower = feed(60);
        follower.poll();

        // when
        entries.remove(7);
        posts(61, 100);
        Follower small = follower;
        Window window = small.poll();

        // then
        assertThat(window.missing()).containsExactly(id(7));
        assertThat(follower.gone()).containsExactly(id(7));
        assertThat(follower.look(id(7))).isInstanceOfSatisfying(Gone.class, gone -> assertThat(gone.status())
                .isEqualTo(200));
        assertThat(follower.look(id(8))).isInstanceOf(Fetched.class);
    }

    @Test
    void shouldAskForWhatLeftTheFeedTwentyFiveAtATime() {
        // given
        posts(1, 60);
        Follower follower = feed(60);
        follower.poll();

        // when
        posts(101, 260);
        Window window = follower.poll();

        // then
        assertThat(window.missing()).isEmpty();
        assertThat(window.posts()).hasSize(200);
        assertThat(window.keep()).hasSize(20);
        assertThat(web.requestsFor("/xrpc/app.bsky.feed.getPosts?uris=")).isEqualTo(1);
    }

    @Test
    void shouldKeepWhatWasReadWhenTheServiceThrottlesHalfWay() {
        // given
        posts(1, 300);
        web.on("/xrpc/app.bsky.feed.getFeed", exchange -> {
            if (query(exchange).containsKey("cursor")) {
                SmallWeb.send(exchange, 429, Map.of("Retry-After", "0"), new byte[0]);
            } else {
                page(exchange);
            }
        });
        Follower follower = feed(300);

        // when
        Window window = follower.poll();

        // then
        assertThat(window.posts()).hasSize(100);
        assertThat(window.more()).isFalse();
        assertThat(window.problem().orElseThrow())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.problem()).isEqualTo(Problem.THROTTLED));

        // when
        web.on("/xrpc/app.bsky.feed.getFeed", this::page);

        // then
        assertThat(follower.poll().posts()).hasSize(300);
    }

    @Test
    void shouldKeepWhatWasReadWhenADeeperPageIsDamaged() {
        // given
        posts(1, 300);
        web.on("/xrpc/app.bsky.feed.getFeed", exchange -> {
            if (query(exchange).containsKey("cursor")) {
                json(exchange, "{\"feed\":[{\"post\":");
            } else {
                page(exchange);
            }
        });

        // when
        Window window = feed(300).poll();

        // then
        assertThat(window.posts()).hasSize(100);
        assertThat(window.problem().orElseThrow())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.UNREADABLE));
    }

    @Test
    void shouldSayThatAFeedIsForMembersAlone() {
        // given
        web.status("/xrpc/app.bsky.feed.getFeed", 401);

        // then
        assertThat(feed(50).poll().problem().orElseThrow())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.KEY));
    }

    @Test
    void shouldSayThatAFeedIsUnknown() {
        // given
        web.on(
                "/xrpc/app.bsky.feed.getFeed",
                exchange -> SmallWeb.send(
                        exchange, 400, Map.of(), "{\"error\":\"UnknownFeed\"}".getBytes(StandardCharsets.UTF_8)));

        // then
        assertThat(feed(50).poll().problem().orElseThrow()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem()).isEqualTo(Problem.DENIED);
            assertThat(refused.status()).isEqualTo(400);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"feed\":{}}"})
    void shouldSayThatAnAnswerIsNoFeed(String body) {
        // given
        web.page("/xrpc/app.bsky.feed.getFeed", "application/json", body);
        Follower follower = feed(50);

        // then
        assertThatThrownBy(follower::poll).hasCauseInstanceOf(UnreadableListing.class);
    }
}
