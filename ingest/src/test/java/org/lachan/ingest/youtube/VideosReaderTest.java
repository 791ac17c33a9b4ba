package org.lachan.ingest.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

final class VideosReaderTest {
    // 17 h in California.
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneOffset.UTC);
    private static final String CHANNEL = "kind: youtube, url: \"URL/v3/\", channel: UC1";

    private Loopback loopback;
    private SmallTube tube;

    @BeforeEach
    void start() throws IOException {
        loopback = new Loopback();
        tube = new SmallTube(loopback.web).video("v3", "Ba").video("v2", "Hai").video("v1", "Một");
    }

    @AfterEach
    void stop() throws IOException {
        loopback.close();
    }

    private Window read(Source source, @Nullable String cursor, Set<String> known) throws Exception {
        return read(source, cursor, known, NOW);
    }

    private Window read(Source source, @Nullable String cursor, Set<String> known, Clock clock) throws Exception {
        return Loopback.get(reader(Map.of("LACHAN_YOUTUBE_KEY", "k-1"), clock).read(source, cursor, known));
    }

    private VideosReader reader(Map<String, String> environment, Clock clock) {
        return new VideosReader(loopback.polite, name -> Optional.ofNullable(environment.get(name)), clock);
    }

    private static Set<String> ids(Window window) {
        return window.posts().stream().map(NativePost::id).collect(Collectors.toSet());
    }

    private static Set<String> known(Window window) {
        Set<String> known = ids(window);
        known.addAll(window.keep());
        return known;
    }

    @Test
    void shouldReadVideosOfAllPagesWithoutTheKeyInAnyAddress() throws Exception {
        // when
        Window window = read(loopback.source(CHANNEL), null, Set.of());

        // then
        assertThat(window.problem()).isEmpty();
        assertThat(ids(window)).containsExactlyInAnyOrder("v1", "v2", "v3");
        NativePost video = window.posts().get(0);
        assertThat(video.url()).isEqualTo("https://www.youtube.com/watch?v=" + video.id());
        assertThat(video.title()).isIn("Một", "Hai", "Ba");
        assertThat(video.html()).isEqualTo("Dòng 1<br>Dòng &lt;2&gt;");
        assertThat(video.media().get(0).url()).endsWith("/h.jpg");
        assertThat(video.author()).isEqualTo("UC1");
        assertThat(loopback.web.requests).noneMatch(request -> request.contains("k-1"));
        assertThat(tube.keys).containsOnly("k-1");
    }

    @Test
    void shouldReadCommentsWithAllTheirReplies() throws Exception {
        // given
        tube.threads.put("v2", List.of("c3", "c2", "c1"));
        tube.replies.put("c2", List.of("c2.r1", "c2.r2", "c2.r3"));

        // when
        Window window = read(loopback.source(CHANNEL), null, Set.of());

        // then
        assertThat(window.posts())
                .filteredOn(post -> post.parentId() != null)
                .extracting(NativePost::id, NativePost::parentId, NativePost::parentUrl)
                .containsExactlyInAnyOrder(
                        tuple("c1", "v2", "https://www.youtube.com/watch?v=v2"),
                        tuple("c2", "v2", "https://www.youtube.com/watch?v=v2"),
                        tuple("c3", "v2", "https://www.youtube.com/watch?v=v2"),
                        tuple("c2.r1", "c2", "https://www.youtube.com/watch?v=v2&lc=c2"),
                        tuple("c2.r2", "c2", "https://www.youtube.com/watch?v=v2&lc=c2"),
                        tuple("c2.r3", "c2", "https://www.youtube.com/watch?v=v2&lc=c2"));
    }

    @Test
    void shouldReadOnlyTheHeadOfADiscussionAgainAndRepliesOnlyWhereTheirNumberChanged() throws Exception {
        // given
        tube.threads.put("v2", List.of("c4", "c3", "c2", "c1"));
        tube.replies.put("c4", List.of("c4.r1", "c4.r2"));
        Source source = loopback.source(CHANNEL);
        Window first = read(source, null, Set.of());
        loopback.web.requests.clear();

        // when
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(loopback.web.requestsFor("/v3/channels")).isZero();
        assertThat(loopback.web.requestsFor("/v3/comments?")).isZero();
        assertThat(loopback.web.requests)
                .filteredOn(request -> request.contains("commentThreads") && request.contains("videoId=v2"))
                .hasSize(1);
        assertThat(second.missing()).isEmpty();
        assertThat(second.keep()).contains("v2", "c4", "c3");
    }

    @Test
    void shouldMissWhatWasDeletedAndSayThatItIsGone() throws Exception {
        // given
        tube.threads.put("v3", List.of("c2", "c1"));
        Source source = loopback.source(CHANNEL);
        Window first = read(source, null, Set.of());
        tube.titles.remove("v2");
        tube.threads.put("v3", List.of("c1"));

        // when
        Window second = read(source, first.cursor(), known(first));
        FetchOutcome video =
                Loopback.get(reader(Map.of("LACHAN_YOUTUBE_KEY", "k-1"), NOW).look(source, "v2"));
        FetchOutcome there =
                Loopback.get(reader(Map.of("LACHAN_YOUTUBE_KEY", "k-1"), NOW).look(source, "v1"));

        // then
        assertThat(second.missing()).containsExactlyInAnyOrder("v2", "c2");
        assertThat(second.keep()).doesNotContain("v2", "c2");
        assertThat(video).isInstanceOf(Gone.class);
        assertThat(there).isInstanceOf(Fetched.class);
    }

    @Test
    void shouldNotMissWhatNewVideosPushedOut() throws Exception {
        // given
        Source source = loopback.source(CHANNEL + ", max-items: 2");
        Window first = read(source, null, Set.of());
        Map<String, String> old = Map.copyOf(tube.titles);
        tube.titles.clear();
        tube.video("v4", "Bốn")
                .video("v3", old.getOrDefault("v3", ""))
                .video("v2", "Hai")
                .video("v1", "Một");

        // when
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(ids(first)).containsExactlyInAnyOrder("v3", "v2");
        assertThat(ids(second)).containsExactlyInAnyOrder("v4", "v3");
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void shouldReadAllThatCameSinceTheLastPollThoughItIsMoreThanTheWindow() throws Exception {
        // given
        Source source = loopback.source(CHANNEL + ", max-items: 1");
        Window first = read(source, null, Set.of());
        tube.titles.clear();
        List.of("v7", "v6", "v5", "v4", "v3", "v2").forEach(id -> tube.video(id, id));

        // when
        Window second = read(source, first.cursor(), known(first));

        // then
        assertThat(ids(second)).containsExactlyInAnyOrder("v7", "v6", "v5", "v4");
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void shouldSearchByDate() throws Exception {
        // when
        Window window = read(
                loopback.source("kind: youtube, url: \"URL/v3\", search: \"bắt nạt\", comments: false, max-items: 2"),
                null,
                Set.of());

        // then
        assertThat(ids(window)).containsExactlyInAnyOrder("v3", "v2");
        assertThat(loopback.web.requests.get(0))
                .contains("/v3/search?part=snippet&type=video&order=date&q=b%E1%BA%AFt%20n%E1%BA%A1t");
        assertThat(window.cursor()).contains("\"units\":101");
        assertThat(loopback.web.requestsFor("/v3/commentThreads")).isZero();
    }

    @Test
    void shouldSayWhichVariableIsMissing() throws Exception {
        // when
        Window window = Loopback.get(reader(Map.of(), NOW).read(loopback.source(CHANNEL), "cursor", Set.of("v1")));

        // then
        assertThat(window.problem()).get().isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem()).isEqualTo(Problem.KEY);
            assertThat(refused.detail()).contains("LACHAN_YOUTUBE_KEY is missing");
        });
        assertThat(window.cursor()).isNull();
        assertThat(window.keep()).containsExactly("v1");
        assertThat(loopback.web.requests).isEmpty();
    }

    @Test
    void shouldStopBeforeTheQuotaAndGoOnTheNextDayInCalifornia() throws Exception {
        // given
        Source source = loopback.source("kind: youtube, url: \"URL/v3/\", search: x, quota: 150, comments: false");
        Window first = read(source, null, Set.of());
        loopback.web.requests.clear();

        // when
        Window second = read(source, first.cursor(), known(first));
        Window tomorrow = read(source, second.cursor(), known(second), Clock.offset(NOW, Duration.ofHours(8)));

        // then
        assertThat(second.problem()).get().isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo(Problem.QUOTA);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofHours(7));
        });
        assertThat(second.keep()).containsExactlyInAnyOrderElementsOf(ids(first));
        assertThat(ids(tomorrow)).isEqualTo(ids(first));
    }

    @Test
    void shouldNotAskAgainTodayWhenTheServiceSaysThatTheQuotaIsSpent() throws Exception {
        // given
        tube.refused.add("videos");
        tube.refusal = "quotaExceeded";
        Source source = loopback.source(CHANNEL);
        Window first = read(source, null, Set.of());
        loopback.web.requests.clear();

        // when
        Window second = read(source, first.cursor(), Set.of());

        // then
        assertThat(first.problem()).get().isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(Problem.QUOTA));
        assertThat(second.problem()).isPresent();
        assertThat(loopback.web.requests).isEmpty();
    }

    @Test
    void shouldTakeClosedCommentsAsNothingWrong() throws Exception {
        // given
        tube.threads.put("v1", List.of("c1"));
        tube.refused.add("commentThreadsv2");
        tube.refusal = "commentsDisabled";

        // when
        Window window = read(loopback.source(CHANNEL), null, Set.of());

        // then
        assertThat(window.problem()).isEmpty();
        assertThat(ids(window)).contains("c1");
    }

    @Test
    void shouldTellABadKeyFromAThrottlingServer() throws Exception {
        // given
        tube.refused.add("channels");
        Source source = loopback.source(CHANNEL);

        // when
        tube.refusal = "rateLimitExceeded";
        Window throttled = read(source, null, Set.of());
        tube.refusal = "keyInvalid";
        tube.refusalStatus = 400;
        Window refused = read(source, null, Set.of());
        tube.refusalStatus = 429;
        Window busy = read(source, null, Set.of());

        // then
        assertThat(((Failed) throttled.problem().orElseThrow()).problem()).isEqualTo(Problem.THROTTLED);
        assertThat(((Refused) refused.problem().orElseThrow()).problem()).isEqualTo(Problem.KEY);
        assertThat(((Failed) busy.problem().orElseThrow()).problem()).isEqualTo(Problem.THROTTLED);
    }

    @Test
    void shouldReadEveryCommentWithinTheBudgetHoweverManyPollsItTakes() throws Exception {
        // given
        tube.threads.put("v1", List.of("a6", "a5", "a4", "a3", "a2", "a1"));
        tube.threads.put("v3", List.of("b4", "b3", "b2", "b1"));
        Source source = loopback.source(CHANNEL + ", quota: 40, every: 1h");

        // when
        Window window = read(source, null, Set.of());
        Set<String> seen = known(window);
        for (int poll = 1; poll < 12; poll++) {
            Clock later = Clock.offset(NOW, Duration.ofHours(24L * poll));
            window = read(source, window.cursor(), known(window), later);
            seen.addAll(ids(window));
            assertThat(Cursor.parse(window.cursor()).units()).isBetween(1, 40);
        }

        // then
        assertThat(seen).contains("a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "b3", "b4");
    }

    @Test
    void shouldNotLetACommentFromTheFutureHideLaterOnes() throws Exception {
        // given
        tube.times.put("c1", "2099-01-01T00:00:00Z");
        tube.threads.put("v1", List.of("c1"));
        Source source = loopback.source(CHANNEL);
        Window first = read(source, null, Set.of());
        tube.times.put("d1", "2026-11-25T00:00:00Z");
        tube.times.put("d2", "2026-11-25T00:00:01Z");
        tube.times.put("d3", "2026-11-25T00:00:02Z");
        tube.threads.put("v1", List.of("d3", "d2", "d1", "c1"));

        // when
        Window second = read(source, first.cursor(), known(first), Clock.offset(NOW, Duration.ofDays(2)));

        // then
        assertThat(ids(second)).contains("d1", "d2", "d3");
    }

    @Test
    void shouldFailForAnAnswerThatIsNoListAndGoOnPastDamagedEntries() throws Exception {
        // given
        Source source = loopback.source(CHANNEL);
        loopback.web.page("/v3/videos", "application/json", """
                {"items":[{"id":"v1"},{"id":"v2","snippet":{"title":"Hai","publishedAt":"hôm qua"}},
                {"id":"v3","snippet":{"title":"Ba","publishedAt":"2026-11-01T00:00:00Z"}},
                {"id":"v3","snippet":{"title":"Ba","publishedAt":"2026-11-01T00:00:00Z"}}]}""");

        // when
        Window window = read(source, null, Set.of());
        loopback.web.page("/v3/playlistItems", "application/json", "{\"items\":[");

        // then
        assertThat(window.posts()).extracting(NativePost::id).containsExactly("v3");
        assertThat(window.unusable()).isEqualTo(2);
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(source, null, Set.of()));
    }

    @Test
    void shouldGoOnWithOtherVideosWhereOneAnswerIsDamaged() throws Exception {
        // given
        tube.threads.put("v1", List.of("c1"));
        SmallWeb.Handler healthy =
                exchange -> SmallWeb.send(exchange, 200, Map.of(), "{\"items\":[]}".getBytes(StandardCharsets.UTF_8));
        loopback.web.on("/v3/commentThreads", exchange -> {
            if (exchange.getRequestURI().getQuery().contains("v3")) {
                SmallWeb.send(exchange, 200, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8));
            } else {
                healthy.answer(exchange);
            }
        });

        // when
        Window window = read(loopback.source(CHANNEL), null, Set.of());

        // then
        assertThat(((Failed) window.problem().orElseThrow()).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(loopback.web.requestsFor("/v3/commentThreads")).isEqualTo(3);
    }
}
