package org.lachan.ingest.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** A channel with messages, twenty to a page, the oldest first, as the service shows them. */
final class TelegramReaderTest {
    private static final int PAGE = 20;

    private final TreeMap<Integer, String> messages = new TreeMap<>();
    private SmallWeb web;
    private Follower follower;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
        web.on("/s/vuontre", this::page);
        follower = follower(60);
    }

    private Follower follower(int maxItems) {
        return new Follower(
                new TelegramReader(Follower.fetcher()),
                Follower.source(Kind.TELEGRAM, web.url("/"), maxItems, new Details.Channel("vuontre")));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private void page(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int before = query == null ? Integer.MAX_VALUE : Integer.parseInt(query.replace("before=", ""));
        String html = messages.headMap(before, false).descendingMap().entrySet().stream()
                .limit(PAGE)
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("", "<html><body><section>", "</section></body></html>"));
        SmallWeb.send(exchange, 200, Map.of("Content-Type", "text/html"), html.getBytes(StandardCharsets.UTF_8));
    }

    private static String message(int id, String inside) {
        return """
                <div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="VuonTre/%d">
                <div class="tgme_widget_message_bubble">%s<div class="tgme_widget_message_footer">
                <span class="tgme_widget_message_views">1.2K</span>
                <a class="tgme_widget_message_date" href="https://t.me/VuonTre/%d"><time datetime="2026-11-01T08:00:00+07:00"></time></a>
                </div></div></div></div>""".formatted(id, inside, id);
    }

    private static String text(String words) {
        return "<div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">" + words + "</div>";
    }

    private void messages(int from, int to) {
        for (int id = from; id <= to; id++) {
            messages.put(id, message(id, text("lời chào " + id)));
        }
    }

    private static List<String> ids(Window window) {
        return window.posts().stream().map(NativePost::id).toList();
    }

    @Test
    void shouldReadTheNewestPageByPage() {
        // given
        messages(1, 150);

        // when
        Window window = follower.poll();

        // then
        assertThat(ids(window)).hasSize(60).startsWith("150").endsWith("91");
        assertThat(web.requests)
                .contains("/robots.txt", "/s/vuontre", "/s/vuontre?before=131", "/s/vuontre?before=111");
        assertThat(window.posts().get(0).url()).isEqualTo(web.url("/VuonTre/150"));
        assertThat(window.posts().get(0).createdAt()).isEqualTo(Instant.parse("2026-11-01T01:00:00Z"));
        assertThat(window.posts().get(0).html()).isEqualTo("<div>lời chào 150</div>");
        assertThat(window.posts().get(0).author()).isEqualTo("VuonTre");
    }

    @Test
    void shouldStopAtTheFirstMessage() {
        // given
        messages(3, 25);

        // then
        assertThat(ids(follower.poll())).hasSize(23);
    }

    @Test
    void shouldMissNothingThoughMoreCameThanTheWindowHolds() {
        // given
        messages(1, 30);
        Follower small = follower(20);
        small.poll();

        // when
        messages(31, 150);

        // then
        assertThat(ids(small.poll())).startsWith("150").contains("31");
    }

    @Test
    void shouldReadPicturesPollsAndReplies() {
        // given
        messages(1, 2);
        messages.put(
                3,
                message(
                        3,
                        """
                        <a class="tgme_widget_message_reply" href="https://t.me/VuonTre/2"><div class="tgme_widget_message_text js-message_reply_text">lời cũ</div></a>
                        <a class="tgme_widget_message_photo_wrap" style="width:10px;background-image:url('https://cdn.example/1.jpg')"></a>
                        <a class="tgme_widget_message_video_player"><i class="tgme_widget_message_video_thumb" style="background-image:url('//cdn.example/2.jpg')"></i>
                        <time class="message_video_duration">0:10</time></a>
                        <i class="tgme_widget_message_video_thumb" style="background-image:url(':')"></i>"""
                                + text(
                                        "xem <a href=\"https://a.example/\" class=\"x\">ở đây</a><br><script>alert(1)</script><i class=\"emoji\" style=\"background-image:url('//t.example/e.png')\"><b>🙂</b></i>")
                                + "<div class=\"tgme_widget_message_poll\"><div class=\"tgme_widget_message_poll_question\">Ai?</div>"
                                + "<div class=\"tgme_widget_message_poll_option\"><div class=\"tgme_widget_message_poll_option_text\">Lan</div></div></div>"));

        // when
        NativePost post = follower.poll().posts().get(0);

        // then
        assertThat(post.media())
                .extracting(link -> link.url())
                .containsExactly("https://cdn.example/1.jpg", "https://cdn.example/2.jpg");
        assertThat(post.html())
                .contains("ở đây</a>", "<b>🙂</b>", "<p>Ai?</p><p>Lan</p>")
                .doesNotContain("lời cũ", "alert", "e.png", "class");
        assertThat(post.parentId()).isEqualTo("2");
        assertThat(post.parentUrl()).isEqualTo(web.url("/VuonTre/2"));
    }

    @Test
    void shouldCountWhatCannotBeReadAndReadTheRest() {
        // given
        messages(1, 3);
        messages.put(4, message(4, "").replace("<time datetime=\"2026-11-01T08:00:00+07:00\"></time>", ""));
        messages.put(5, message(5, "").replace("2026-11-01", "gestern"));
        messages.put(6, message(6, "").replace("VuonTre/6", "other/6"));
        messages.put(7, message(7, text("được ghim")).replace("js-widget_message", "service_message"));
        messages.put(8, message(3, text("lần nữa")));
        messages.put(9, message(9, text("ngày mai")).replace("2026-11-01", "2999-11-01"));

        // when
        Window window = follower.poll();

        // then
        assertThat(ids(window)).containsExactly("9", "3", "2", "1");
        assertThat(window.unusable()).isEqualTo(3);
        assertThat(window.posts().get(1).html())
                .as("the first of two with one id")
                .contains("lời chào 3");
        assertThat(window.posts().get(0).createdAt()).isEqualTo(Instant.parse("2999-11-01T01:00:00Z"));
    }

    @Test
    void shouldSeeDeletionsThatTheServiceConfirms() {
        // given
        messages(1, 30);
        follower.poll();
        web.page("/vuontre/7", "text/html", "<div class=\"tgme_widget_message_error\">Post not found</div>");
        web.page("/vuontre/8", "text/html", message(8, text("lời chào 8")));
        web.page(
                "/vuontre/9",
                "text/html",
                "<div class=\"tgme_widget_message_error\">This channel can't be displayed</div>");

        // when
        messages.remove(7);
        messages.remove(8);
        messages.remove(9);
        Window window = follower.poll();

        // then
        assertThat(window.missing()).containsExactlyInAnyOrder("7", "8", "9");
        assertThat(follower.gone()).containsExactly("7");
        assertThat(follower.look("7")).isInstanceOfSatisfying(Gone.class, gone -> {
            assertThat(gone.status()).isEqualTo(200);
            assertThat(new String(gone.page(), StandardCharsets.UTF_8)).contains("Post not found");
        });
        assertThat(follower.look("9")).isInstanceOf(Fetched.class);
    }

    @Test
    void shouldSayThatAChannelHasNoPreview() {
        // given
        web.redirect("/s/vuontre", 302, "/vuontre").page("/vuontre", "text/html", "<html>Contact @vuontre</html>");

        // then
        assertThatThrownBy(follower::poll)
                .hasRootCauseInstanceOf(UnreadableListing.class)
                .hasMessageContaining("channel vuontre has no public preview");
    }

    @Test
    void shouldSayThatAPageHoldsNoMessages() {
        // then
        assertThatThrownBy(follower::poll)
                .hasRootCauseInstanceOf(UnreadableListing.class)
                .hasMessageContaining("holds no messages");
    }

    @Test
    void shouldKeepWhatWasReadWhenTheServiceThrottlesHalfWay() {
        // given
        messages(1, 60);
        web.on("/s/vuontre", exchange -> {
            if (exchange.getRequestURI().getQuery() != null) {
                SmallWeb.send(exchange, 429, Map.of("Retry-After", "0"), new byte[0]);
            } else {
                page(exchange);
            }
        });

        // when
        Window window = follower.poll();

        // then
        assertThat(ids(window)).hasSize(20);
        assertThat(window.problem().orElseThrow())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.problem()).isEqualTo(Problem.THROTTLED));

        // when
        web.on("/s/vuontre", this::page);

        // then
        assertThat(ids(follower.poll())).hasSize(60);
    }

    @Test
    void shouldObeyRobots() {
        // given
        web.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /s/");

        // when
        Window window = follower.poll();

        // then
        assertThat(window.problem().orElseThrow())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.ROBOTS));
        assertThat(web.requestsFor("/s/")).isZero();
    }
}
