package org.lachan.ingest.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.Follower;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;

/** A server with statuses 1 to n, which answers as Mastodon does. */
final class MastodonReaderTest {
    private static final Details.Timeline LOCAL = new Details.Timeline(null, null);

    private final TreeMap<Integer, String> statuses = new TreeMap<>();
    private SmallWeb web;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
        web.on("/api/v1/timelines/public", this::page);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private void page(HttpExchange exchange) throws IOException {
        Map<String, Integer> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .filter(pair -> pair.matches("(max_id|limit)=\\d+"))
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> Integer.valueOf(pair.substring(pair.indexOf('=') + 1))));
        int before = query.getOrDefault("max_id", Integer.MAX_VALUE);
        String json = statuses.headMap(before, false).descendingMap().values().stream()
                .limit(query.getOrDefault("limit", 20))
                .collect(Collectors.joining(",", "[", "]"));
        send(exchange, json);
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        SmallWeb.send(exchange, 200, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private String status(int id, String acct, @Nullable String url, String more) {
        return """
                {"id":"%d","url":"%s","visibility":"public","content":"<p>lời chào %d</p>",
                "created_at":"2026-11-01T08:00:00.000Z","account":{"id":"7","acct":"%s"}%s}""".formatted(id, url == null ? web.url("/@mai/" + id) : url, id, acct, more);
    }

    private void statuses(int from, int to) {
        for (int id = from; id <= to; id++) {
            statuses.put(id, status(id, "mai", null, ""));
        }
    }

    private void delete(int id) {
        statuses.remove(id);
        web.status("/api/v1/statuses/" + id, 404);
    }

    private Follower follower(Details.Timeline timeline, int maxItems) {
        return new Follower(
                new MastodonReader(Follower.fetcher(), name -> Optional.empty()),
                Follower.source(Kind.MASTODON, web.url("/"), maxItems, timeline));
    }

    private static List<String> ids(Window window) {
        return window.posts().stream().map(NativePost::id).toList();
    }

    private static NativePost post(Window window, int id) {
        return window.posts().stream()
                .filter(post -> post.id().equals("" + id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldReadTheNewestPageByPage() {
        // given
        statuses(1, 130);

        // when
        Window window = follower(LOCAL, 80).poll();

        // then
        assertThat(ids(window)).hasSize(80).startsWith("130").endsWith("51").doesNotHaveDuplicates();
        assertThat(window.more()).isFalse();
        assertThat(window.problem()).isEmpty();
        assertThat(web.requestsFor("/api/v1/timelines/public?local=true&limit=40"))
                .isEqualTo(2);
    }

    @Test
    void shouldReadAllThatIsWantedInSeveralPollsThenTheTop() {
        // given
        statuses(1, 4_000);
        Follower follower = follower(LOCAL, 3_000);
        Set<String> seen = new HashSet<>();

        // when
        Window first = follower.poll();
        statuses(4_001, 4_010);
        delete(2_000);
        Window second = follower.poll();
        Window third = follower.poll();
        Window fourth = follower.poll();

        // then
        List.of(first, second, third, fourth).forEach(window -> seen.addAll(ids(window)));
        assertThat(ids(first)).hasSize(1_200).endsWith("2801");
        assertThat(first.more()).isTrue();
        assertThat(ids(second)).startsWith("2800");
        assertThat(ids(third)).endsWith("1000");
        assertThat(third.more()).isTrue();
        assertThat(ids(fourth)).startsWith("4010");
        assertThat(seen).hasSize(4_010 - 999 - 1);
        assertThat(follower.gone()).isEmpty();
    }

    @Test
    void shouldMissNothingThoughMoreCameThanTheWindowHolds() {
        // given
        statuses(1, 10);
        Follower follower = follower(LOCAL, 40);
        follower.poll();
        statuses(11, 2_000);
        Set<String> seen = new HashSet<>();

        // when
        Window window = follower.poll();
        seen.addAll(ids(window));
        while (window.more()) {
            window = follower.poll();
            seen.addAll(ids(window));
        }

        // then
        assertThat(seen).hasSize(1_990 + 10);
    }

    @Test
    void shouldSeeDeletionsAlsoOfTheOldestAndOfAll() {
        // given
        statuses(1, 45);
        Follower follower = follower(LOCAL, 200);
        follower.poll();

        // when
        delete(1);
        delete(20);
        delete(45);
        web.page("/api/v1/statuses/2", "application/json", "{\"id\":\"2\"}");
        Window window = follower.poll();

        // then
        assertThat(window.missing()).containsExactlyInAnyOrder("1", "20", "45");
        assertThat(follower.gone()).containsExactlyInAnyOrder("1", "20", "45");

        assertThat(follower.look("1")).isInstanceOf(Gone.class);
        assertThat(follower.look("2")).isInstanceOf(Fetched.class);

        // when
        List.copyOf(statuses.keySet()).forEach(this::delete);
        follower.poll();

        // then
        assertThat(follower.gone()).hasSize(45);
    }

    @Test
    void shouldNotTakeForDeletedWhatOnlyLeftTheWindow() {
        // given
        statuses(1, 80);
        Follower follower = follower(LOCAL, 40);
        follower.poll();

        // when
        statuses(81, 100);
        Window window = follower.poll();

        // then
        assertThat(window.missing()).isEmpty();
        assertThat(follower.known()).hasSize(40).doesNotContain("60").contains("61");
    }

    @Test
    void shouldKeepWhatWasReadWhenTheServerFailsHalfWayAndReadTheRestLater() {
        // given
        statuses(1, 100);
        AtomicReference<Integer> answers = new AtomicReference<>(0);
        web.on("/api/v1/timelines/public", exchange -> {
            if (answers.getAndUpdate(n -> n + 1) == 1) {
                SmallWeb.send(exchange, 429, Map.of("Retry-After", "0"), new byte[0]);
            } else {
                page(exchange);
            }
        });
        Follower follower = follower(LOCAL, 100);

        // when
        Window throttled = follower.poll();
        Window later = follower.poll();

        // then
        assertThat(ids(throttled)).hasSize(40);
        assertThat(throttled.more()).isFalse();
        assertThat(throttled.problem().map(FetchOutcome::status)).contains(429);
        assertThat(throttled.problem().orElseThrow())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.problem()).isEqualTo(Problem.THROTTLED));
        assertThat(ids(later)).hasSize(100);
        assertThat(later.problem()).isEmpty();
    }

    @Test
    void shouldStillReadTheNewestWhereADeeperPageIsDamagedForGood() {
        // given
        statuses(1, 50);
        web.on("/api/v1/timelines/public", exchange -> {
            if (exchange.getRequestURI().getQuery().contains("max_id=")) {
                send(exchange, "[{\"id\":\"10\",");
            } else {
                page(exchange);
            }
        });
        Follower follower = follower(LOCAL, 200);
        follower.poll();

        // when
        statuses(51, 51);
        Window window = follower.poll();

        // then
        assertThat(ids(window)).startsWith("51").endsWith("12");
        assertThat(window.problem().orElseThrow())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.UNREADABLE));
        assertThat(follower.known()).contains("11");
    }

    @Test
    void shouldCountWhatCannotBeReadAndReadTheRest() {
        // given
        statuses(1, 3);
        statuses.put(4, "{\"id\":\"4\",\"account\":{\"acct\":\"mai\"},\"content\":\"x\",\"created_at\":\"gestern\"}");
        statuses.put(5, "{\"id\":\"../5\",\"account\":{\"acct\":\"mai\"},\"content\":\"x\"}");
        statuses.put(6, "17");
        statuses.put(7, status(3, "mai", null, ",\"spoiler_text\":\"một lần nữa\""));
        statuses.put(8, status(8, "mai", null, "").replace("\"public\"", "\"private\""));
        statuses.put(9, status(9, "mai", null, ",\"reblog\":{\"id\":\"1\"}"));
        statuses.put(10, status(10, "mai", null, "").replace("2026-", "2999-"));

        // when
        Window window = follower(LOCAL, 40).poll();

        // then
        assertThat(ids(window)).containsExactly("10", "3", "2", "1");
        assertThat(window.unusable()).isEqualTo(3);
        assertThat(post(window, 3).title()).as("the first of two with one id").isEqualTo("một lần nữa");
        assertThat(post(window, 10).createdAt()).isEqualTo(Instant.parse("2999-11-01T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"error\":\"nothing\"}", "[{},{}]", "[[[["})
    void shouldSayThatAnAnswerIsNoTimeline(String body) {
        // given
        web.page("/api/v1/timelines/public", "application/json", body);
        Follower follower = follower(LOCAL, 40);

        // then
        assertThatThrownBy(follower::poll).hasCauseInstanceOf(UnreadableListing.class);
    }

    @Test
    void shouldReadMediaWarningAndReply() {
        // given
        statuses.put(5, status(5, "mai", null, """
                        ,"spoiler_text":"ồn ào","in_reply_to_id":"4","in_reply_to_account_id":"8",
                        "mentions":[{"id":"8","acct":"lan","url":"https://x.example/@lan"}],
                        "media_attachments":[{"url":"https://media.example/1.png","description":"một con mèo"},{"url":"::"},{}],
                        "poll":{"options":[{"title":"có & không","votes_count":3}]}"""));
        statuses.put(6, status(6, "mai", null, ",\"in_reply_to_id\":\"5\",\"in_reply_to_account_id\":\"7\""));
        statuses.put(7, status(7, "mai", null, ",\"in_reply_to_id\":\"5\",\"in_reply_to_account_id\":\"99\""));

        // when
        Window window = follower(LOCAL, 40).poll();

        // then
        assertThat(post(window, 5).title()).isEqualTo("ồn ào");
        assertThat(post(window, 5).author()).isEqualTo("mai");
        assertThat(post(window, 5).html()).isEqualTo("<p>lời chào 5</p><p>có &amp; không</p>");
        assertThat(post(window, 5).media()).singleElement().satisfies(link -> assertThat(link.alt())
                .isEqualTo("một con mèo"));
        assertThat(post(window, 5).parentId()).isEqualTo("4");
        assertThat(post(window, 5).parentUrl()).isEqualTo(web.url("/@lan/4"));
        assertThat(post(window, 6).parentUrl()).isEqualTo(post(window, 5).url());
        assertThat(post(window, 7).parentId()).as("whose it is cannot be told").isNull();
        assertThat(window.unusable()).isZero();
    }

    @Test
    void shouldKnowACopyOfAnotherServersStatusByItsPageHere() {
        // given
        web.on("/api/v1/timelines/tag/bóng_đá", this::page);
        statuses.put(5, status(5, "mai@xa.example", "https://xa.example/@mai/99", ""));
        statuses.put(6, status(6, "lan", null, ""));

        // when
        Window window = follower(new Details.Timeline("bóng_đá", null), 40).poll();

        // then
        assertThat(post(window, 5).url()).isEqualTo(web.url("/@mai@xa.example/5"));
        assertThat(post(window, 6).url()).isEqualTo(web.url("/@mai/6"));
    }

    @Test
    void shouldReadOneAccount() {
        // given
        statuses(1, 60);
        web.page("/api/v1/accounts/lookup", "application/json", "{\"id\":\"7\",\"acct\":\"truong\"}");
        web.on("/api/v1/accounts/7/statuses", this::page);
        Follower follower = follower(new Details.Timeline(null, "truong"), 50);

        // when
        Window window = follower.poll();

        // then
        assertThat(ids(window)).hasSize(60);
        assertThat(web.requests).contains("/api/v1/accounts/lookup?acct=truong");
        assertThat(web.requests).anyMatch(request -> request.contains("exclude_reblogs=true&limit=40&max_id=21"));

        // when
        web.status("/api/v1/accounts/lookup", 404);
        Window gone = follower.poll();

        // then
        assertThat(gone.problem()).containsInstanceOf(Gone.class);
        assertThat(gone.missing()).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 422})
    void shouldSayThatATokenIsMissing(int status) {
        // given
        web.status("/api/v1/timelines/public", status);
        Window window = follower(LOCAL, 40).poll();

        // then
        assertThat(window.problem().orElseThrow()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem()).isEqualTo(Problem.KEY);
            assertThat(refused.detail()).contains("LACHAN_MASTODON_TOKEN_VUON_TRE holds no token");
        });
    }

    @Test
    void shouldSendTheTokenOfTheSource() {
        // given
        MastodonReader reader = new MastodonReader(Follower.fetcher(), name -> Optional.of("abc")
                .filter(any -> name.equals("LACHAN_MASTODON_TOKEN_VUON_TRE")));

        // when
        FetchRequest request = reader.request(Follower.source(Kind.MASTODON, web.url("/"), 40, LOCAL), "api");

        // then
        assertThat(request.secrets()).containsExactly(Map.entry("Authorization", "Bearer abc"));
    }
}
