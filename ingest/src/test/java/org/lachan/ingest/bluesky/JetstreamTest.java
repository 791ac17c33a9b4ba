package org.lachan.ingest.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.readers.Follower;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;

final class JetstreamTest {
    private static final String MAI = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String LAN = "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb";

    private final Instant now = Instant.now();
    private SmallStream stream;
    private SmallWeb web;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stream = new SmallStream();
        web = new SmallWeb();
    }

    @AfterEach
    void stop() {
        stream.close();
        web.close();
    }

    private static InetAddress loopback(String host) {
        return InetAddress.getLoopbackAddress();
    }

    private static StreamLimits limits(long events, Duration total) {
        return new StreamLimits(
                events,
                10 << 20,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(1_500),
                total,
                Duration.ofMinutes(10),
                Duration.ofMillis(50));
    }

    private BlueskyReader reader(StreamLimits limits, Function<String, InetAddress> resolver) {
        Jetstream jetstream = new Jetstream(resolver, limits, "lachan-test", Clock.systemUTC());
        return new BlueskyReader(Follower.fetcher(), jetstream, web.url("/"));
    }

    private static Source source(String url, int maxItems) {
        return Follower.source(Kind.BLUESKY, url, maxItems, new Details.Bluesky(null, null, List.of("BạnBè")));
    }

    private Follower follower(int maxItems) {
        return new Follower(
                reader(limits(100_000, Duration.ofSeconds(10)), JetstreamTest::loopback),
                source(stream.url(), maxItems));
    }

    private static String record(String text) {
        return "{\"$type\":\"app.bsky.feed.post\",\"text\":\"%s\",\"createdAt\":\"2026-11-01T08:00:00Z\",\"langs\":[\"vi\"]}"
                .formatted(text);
    }

    private void post(Instant time, String did, String key, String text) {
        stream.commit(time, "create", did, key, record(text));
    }

    private static String id(String did, String key) {
        return "at://" + did + "/app.bsky.feed.post/" + key;
    }

    private static List<String> ids(Window window) {
        return window.posts().stream().map(NativePost::id).toList();
    }

    private static Problem problem(Window window) {
        FetchOutcome outcome = window.problem().orElseThrow();
        return outcome instanceof Failed failed ? failed.problem() : ((Refused) outcome).problem();
    }

    @Test
    void shouldKeepOnlyPostsWithTheHashtag() {
        // given
        post(now.minusSeconds(30), MAI, "3a", "đi chơi với #bạnbè");
        post(now.minusSeconds(29), LAN, "3b", "không có gì");
        post(now.minusSeconds(28), LAN, "3c", "#bạnbèkhác");
        stream.commit(now.minusSeconds(27), "create", LAN, "3d", """
                {"text":"thẻ <ẩn>\\nhai","createdAt":"2999-11-01T08:00:00Z","facets":[{"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"BạnBè"}]}],
                "reply":{"root":{"uri":"%s"},"parent":{"uri":"%s"}},
                "embed":{"$type":"app.bsky.embed.images","images":[{"alt":"mèo","image":{"ref":{"$link":"bafkreiabcdefghij"}}},{"alt":"hỏng","image":{}}]}}""".formatted(id(MAI, "3a"), id(MAI, "3a")));
        stream.add(now.minusSeconds(26), "\"did\":\"" + LAN + "\",\"kind\":\"identity\",\"identity\":{}");

        // when
        Window window = follower(100).poll();

        // then
        assertThat(ids(window)).containsExactly(id(LAN, "3d"), id(MAI, "3a"));
        NativePost first = window.posts().get(0);
        assertThat(first.html()).isEqualTo("<p>thẻ &lt;ẩn&gt;<br>hai</p>");
        assertThat(first.createdAt()).isEqualTo(Instant.parse("2999-11-01T08:00:00Z"));
        assertThat(first.author()).isEqualTo(LAN);
        assertThat(first.url()).isEqualTo("https://bsky.app/profile/" + LAN + "/post/3d");
        assertThat(first.parentId()).isEqualTo(id(MAI, "3a"));
        assertThat(first.parentUrl()).isEqualTo(window.posts().get(1).url());
        assertThat(first.media()).singleElement().satisfies(link -> {
            assertThat(link.url())
                    .isEqualTo("https://cdn.bsky.app/img/feed_fullsize/plain/" + LAN + "/bafkreiabcdefghij@jpeg");
            assertThat(link.alt()).isEqualTo("mèo");
        });
        assertThat(window.posts().get(1).html()).startsWith("<p lang=\"vi\">");
        assertThat(window.problem()).isEmpty();
        assertThat(window.unusable()).isZero();
        assertThat(stream.subscriptions.get(0)).startsWith("/subscribe?wantedCollections=app.bsky.feed.post&");
    }

    @Test
    void shouldGoOnWhereTheLastPollEndedAndSeeEditsAndDeletions() {
        // given
        post(now.minusSeconds(50), MAI, "3a", "#bạnbè một");
        post(now.minusSeconds(49), MAI, "3b", "#bạnbè hai");
        post(now.minusSeconds(48), LAN, "3c", "#bạnbè ba");
        Follower follower = follower(100);
        Window first = follower.poll();

        // when
        stream.commit(now.minusSeconds(40), "update", MAI, "3a", record("không còn thẻ"));
        stream.commit(now.minusSeconds(39), "delete", MAI, "3b", "");
        stream.commit(now.minusSeconds(39), "delete", MAI, "3zz", "");
        post(now.minusSeconds(38), MAI, "3e", "#bạnbè bị xoá ngay");
        stream.commit(now.minusSeconds(37), "delete", MAI, "3e", "");
        stream.add(
                now.minusSeconds(36),
                "\"did\":\"%s\",\"kind\":\"account\",\"account\":{\"active\":false,\"did\":\"%s\",\"status\":\"deleted\"}"
                        .formatted(LAN, LAN));
        web.page("/xrpc/app.bsky.feed.getPosts", "application/json", "{\"posts\":[]}");
        Window second = follower.poll();

        // then
        assertThat(ids(first)).containsExactly(id(LAN, "3c"), id(MAI, "3b"), id(MAI, "3a"));
        assertThat(stream.subscriptions.get(1)).endsWith("cursor=" + first.cursor());
        assertThat(ids(second)).containsExactly(id(MAI, "3a"));
        assertThat(second.posts().get(0).html()).contains("không còn thẻ");
        assertThat(second.deleted()).containsExactly(id(MAI, "3b"));
        assertThat(second.missing()).containsExactly(id(LAN, "3c"));
        assertThat(follower.gone()).containsExactlyInAnyOrder(id(MAI, "3b"), id(LAN, "3c"));
    }

    @Test
    void shouldStopWhenItHasCaughtUpThoughTheStreamGoesOn() {
        // given
        post(now.minusSeconds(20), MAI, "3a", "#bạnbè");
        post(now.plusSeconds(5), MAI, "3b", "#bạnbè vừa xong");
        post(now.plusSeconds(6), MAI, "3c", "#bạnbè sau đó");
        Follower follower = follower(100);

        // when
        Window window = follower.poll();

        // then
        assertThat(ids(window)).containsExactly(id(MAI, "3b"), id(MAI, "3a"));
        assertThat(window.more()).isFalse();
        assertThat(ids(follower.poll())).contains(id(MAI, "3b"));
    }

    @Test
    void shouldReadManyInSeveralPollsWithoutLoss() {
        // given
        for (int i = 0; i < 250; i++) {
            post(now.minusMillis(50_000 - i * 100L), MAI, "3k%04d".formatted(i), "#bạnbè " + i);
        }
        Follower follower = follower(100);
        Set<String> seen = new HashSet<>();

        // when
        Window window = follower.poll();
        seen.addAll(ids(window));
        int polls = 1;
        while (window.more()) {
            window = follower.poll();
            assertThat(window.problem()).isEmpty();
            seen.addAll(ids(window));
            polls++;
        }

        // then
        assertThat(polls).isEqualTo(3);
        assertThat(seen).hasSize(250);
        assertThat(follower.known()).as("deletions are followed for the newest").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void shouldSpendNoMoreThanABudgetOfEvents() {
        // given
        for (int i = 0; i < 100; i++) {
            post(now.minusMillis(50_000 - i * 100L), MAI, "3k%04d".formatted(i), "khác");
        }
        Follower follower = new Follower(
                reader(limits(60, Duration.ofSeconds(10)), JetstreamTest::loopback), source(stream.url(), 100));

        // when
        Window window = follower.poll();

        // then
        assertThat(window.posts()).isEmpty();
        assertThat(window.more()).isTrue();
        assertThat(follower.poll().more()).isFalse();
    }

    @Test
    void shouldCountDamagedEventsAndGoOn() {
        // given
        stream.add(now.minusSeconds(50), "\"did\":17");
        stream.events.put(SmallStream.micros(now.minusSeconds(49)), "{\"time_us\":");
        stream.events.put(SmallStream.micros(now.minusSeconds(48)), "[]");
        stream.commit(now.minusSeconds(47), "create", MAI, "3a", "{\"tags\":[\"bạnbè\"]}");
        stream.commit(now.minusSeconds(46), "create", "did:??", "3a", record("#bạnbè"));
        stream.events.put(
                SmallStream.micros(now.minusSeconds(45)),
                "{\"time_us\":9000000000000000,\"did\":\"%s\",\"kind\":\"account\",\"account\":{}}".formatted(MAI));
        post(now.minusSeconds(44), MAI, "3b", "#bạnbè");
        stream.commit(
                now.minusSeconds(43), "create", LAN, "3c", record("#bạnbè").replace("2026-11-01", "gestern"));

        // when
        Window window = follower(100).poll();

        // then
        assertThat(ids(window)).containsExactly(id(LAN, "3c"), id(MAI, "3b"));
        assertThat(window.unusable()).isEqualTo(4);
        assertThat(window.posts().get(0).createdAt().truncatedTo(ChronoUnit.MILLIS))
                .as("when the stream saw it")
                .isEqualTo(now.minusSeconds(43).truncatedTo(ChronoUnit.MILLIS));
        assertThat(Long.parseLong(window.cursor()))
                .as("not the time from the future")
                .isLessThanOrEqualTo(SmallStream.micros(now));
    }

    @Test
    void shouldGoOnAfterTheServerEndedTheConnection() {
        // given
        post(now.minusSeconds(50), MAI, "3a", "#bạnbè một");
        post(now.minusSeconds(49), MAI, "3b", "#bạnbè hai");
        stream.closeAfter(1);
        Follower follower = follower(100);

        // when
        Window broken = follower.poll();
        stream.closeAfter(100);
        Window whole = follower.poll();

        // then
        assertThat(ids(broken)).containsExactly(id(MAI, "3a"));
        assertThat(problem(broken)).isEqualTo(Problem.NETWORK);
        assertThat(ids(whole)).contains(id(MAI, "3b"));
    }

    @Test
    void shouldSayThatTheStreamLostSomething() {
        // given
        post(now.minusSeconds(7_000), MAI, "3a", "#bạnbè");
        Source source = source(stream.url(), 100);
        BlueskyReader reader = reader(limits(1_000, Duration.ofSeconds(10)), JetstreamTest::loopback);
        String longAgo = Long.toString(SmallStream.micros(now.minusSeconds(100_000)));

        // when
        Window window = Follower.await(reader.read(source, longAgo, Set.of()));

        // then
        assertThat(ids(window)).containsExactly(id(MAI, "3a"));
        assertThat(problem(window)).isEqualTo(Problem.SERVER);
        assertThat(((Failed) window.problem().orElseThrow()).detail()).contains("no longer holds the 9");
    }

    @Test
    void shouldCloseItsConnections() throws InterruptedException {
        // given
        post(now.minusSeconds(1), MAI, "3a", "#bạnbè");

        // when
        follower(100).poll();

        // then
        for (int i = 0; i < 100 && !stream.open.isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(stream.open).isEmpty();
    }

    @Test
    void shouldReadNoMoreThanAFewStreamsAtOnce() {
        // given
        BlueskyReader reader = reader(limits(1_000, Duration.ofSeconds(10)), JetstreamTest::loopback);
        Source source = source(stream.url(), 100);

        // when
        List<CompletableFuture<Window>> polls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            polls.add(reader.read(source, null, Set.of("at://x")));
        }

        // then
        List<Window> windows = polls.stream().map(Follower::await).toList();
        assertThat(windows.stream().filter(window -> window.problem().isEmpty()))
                .hasSize(4);
        assertThat(problem(windows.get(4))).isEqualTo(Problem.BUSY);
        assertThat(windows.get(4).keep()).containsExactly("at://x");
        assertThat(Follower.await(reader.read(source, null, Set.of())).problem())
                .isEmpty();
    }
}
