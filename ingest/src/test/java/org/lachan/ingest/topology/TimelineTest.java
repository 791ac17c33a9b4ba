package org.lachan.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Post;
import org.lachan.content.sources.Kind;
import org.lachan.ingest.SmallWeb;

/** A server with statuses 1 to n, which answers as Mastodon does. */
final class TimelineTest {
    private final TreeMap<Integer, String> statuses = new TreeMap<>();

    @TempDir
    private Path folder;

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
                .filter(pair -> pair.matches("(max_id|since_id|limit)=\\d+"))
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> Integer.valueOf(pair.substring(pair.indexOf('=') + 1))));
        String json =
                statuses
                        .headMap(query.getOrDefault("max_id", Integer.MAX_VALUE), false)
                        .descendingMap()
                        .entrySet()
                        .stream()
                        .filter(status -> status.getKey() > query.getOrDefault("since_id", 0))
                        .limit(query.getOrDefault("limit", 20))
                        .map(status -> json(status.getKey(), status.getValue()))
                        .collect(Collectors.joining(",", "[", "]"));
        SmallWeb.send(exchange, 200, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private String json(int id, String content) {
        return "{\"id\":\"%d\",\"url\":\"%s\",\"visibility\":\"public\",\"content\":\"%s\",\"created_at\":\"2026-11-%sT00:00:00.000Z\",\"account\":{\"acct\":\"mai\"},\"media_attachments\":[]}"
                .formatted(id, web.url("/@mai/" + id), content, id % 2 == 0 ? "01" : "02");
    }

    private Rig rig() {
        return new Rig(folder, Rig.source("vuon-tre", Kind.MASTODON, web.url("/")));
    }

    private void statuses(int from, int to) {
        for (int id = from; id <= to; id++) {
            statuses.put(id, "<p>" + id + "</p>");
        }
    }

    @Test
    void shouldReadTheWindowPageByPageAndEachStatusOnce() throws IOException {
        // given
        statuses(1, 120);
        try (Rig rig = rig()) {
            // when
            rig.poll().poll();

            // then
            List<Post> posts = rig.posts();
            assertThat(posts).hasSize(80).extracting(Post::getNativeId).doesNotHaveDuplicates();
            assertThat(posts)
                    .extracting(Post::getNativeId)
                    .contains("120", "41")
                    .doesNotContain("40");
            assertThat(posts)
                    .extracting(Post::getAuthorPseudonym)
                    .doesNotContainNull()
                    .doesNotContain("mai");
        }
    }

    @Test
    void shouldMissNothingThoughMoreCameThanTheWindowHolds() throws IOException {
        // given
        statuses(1, 10);
        try (Rig rig = rig()) {
            rig.poll();
            assertThat(rig.posts()).hasSize(10);

            // when
            statuses(11, 200);
            rig.poll();

            // then
            assertThat(rig.posts()).hasSize(190);
        }
    }

    @Test
    void shouldSeeEditsAndConfirmedDeletions() throws IOException {
        // given
        statuses(1, 45);
        try (Rig rig = rig()) {
            rig.poll();
            assertThat(rig.posts()).hasSize(45);

            // when
            statuses.put(3, "<p>sửa</p>");
            statuses.remove(7);
            statuses.remove(8);
            web.status("/api/v1/statuses/8", 503);
            rig.poll().poll();

            // then
            assertThat(rig.posts())
                    .extracting(post -> post.getNativeId() + " " + post.getChange() + " " + post.getRevision())
                    .containsExactlyInAnyOrder("3 EDITED 2", "7 DELETED 2");
        }
    }

    @Test
    void shouldSurviveAServerThatSendsSomethingElse() throws IOException {
        // given
        web.page("/api/v1/timelines/public", "text/html", "<p>bảo trì</p>");
        try (Rig rig = rig()) {
            // when
            rig.poll();

            // then
            assertThat(rig.posts()).isEmpty();
            assertThat(rig.board.of("vuon-tre").get("errors")).hasToString("{unreadable=1}");
        }
    }

    @Test
    void shouldReadAStatusThoughOneOfItsAttachmentsHasNoUsableAddress() throws IOException {
        // given
        String attachments = "[{\"url\":\"data:image/png;base64,iVBO\"},{\"url\":\"%s\"}]".formatted(web.url("/p.png"));
        web.page(
                "/api/v1/timelines/public",
                "application/json",
                "[" + json(1, "<p>a</p>").replace("[]", attachments) + "]");
        try (Rig rig = rig()) {
            // when
            rig.poll();

            // then
            assertThat(rig.posts()).singleElement().satisfies(post -> assertThat(post.getMedia())
                    .extracting(link -> link.getUrl())
                    .containsExactly(web.url("/p.png")));
        }
    }

    @Test
    void shouldLookForEachMissingStatusOnce() throws IOException {
        // given
        statuses(1, 60);
        try (Rig rig = rig()) {
            rig.poll();
            rig.posts();
            for (int id = 30; id < 50; id++) {
                statuses.remove(id);
            }

            // when
            rig.poll().poll();

            // then
            assertThat(rig.posts())
                    .hasSize(20)
                    .allSatisfy(post -> assertThat(post.getChange().name()).isEqualTo("DELETED"));
            assertThat(web.requestsFor("/api/v1/statuses/")).isEqualTo(20);
        }
    }
}
