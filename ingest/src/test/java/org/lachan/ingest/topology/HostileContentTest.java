package org.lachan.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Post;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.tasks.Origin;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

/** Pages and listings made to break the crawler, or to get past it. */
final class HostileContentTest {
    private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final String HTML = "text/html; charset=utf-8";
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final int MOST_BYTES_OF_A_RECORD = 1 << 20;

    @TempDir
    private Path folder;

    private SmallWeb web;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private Rig rig() {
        return new Rig(folder, Rig.source("bao-mau", Kind.FEED, web.url("/rss")));
    }

    @ParameterizedTest
    @CsvSource({"image/x-rare,00112233", "video/x-rare; a=b,00112233", "text/html,49492a0008000000"})
    void shouldNeverCarryAPictureAsABody(String mediaType, String hex) throws IOException {
        // given
        byte[] bytes = HexFormat.of().parseHex(hex);
        web.page("/p", mediaType, bytes);
        try (Rig rig = rig()) {
            // when
            rig.visit(web.url("/p"));

            // then
            Post post = rig.posts().get(0);
            assertThat(post.getBody()).isNull();
            assertThat(post.getBodyRef()).isNull();
            assertThat(rig.media.get(rig.mediaRefs().get(0).getSealedRef()))
                    .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(bytes));
        }
    }

    @Test
    void shouldTakePicturesOutOfAPageThatHoldsThem() throws IOException {
        // given
        String base64 = Base64.getEncoder().encodeToString(PICTURE);
        String html = "<p>Chào</p><img src=\"DATA:image/png;base64,%s\"><p>data:image/png;base64,%s rồi chữ</p>";
        web.page("/tin", HTML, html.formatted(base64, base64));
        try (Rig rig = rig()) {
            rig.knownHash("h1", SealedStore.reference(PICTURE).substring(7));

            // when
            rig.visit(web.url("/tin"));

            // then
            Post post = rig.posts().get(0);
            assertThat(StandardCharsets.UTF_8.decode(post.getBody()).toString())
                    .isEqualTo("<p>Chào</p><img src=\"data:,\"><p>data:, rồi chữ</p>");
            assertThat(rig.mediaRefs())
                    .singleElement()
                    .extracting(MediaRef::getMatchedHashId, MediaRef::getSealedRef)
                    .containsExactly("h1", null);
        }
    }

    @Test
    void shouldKeepThePostOfAnEndlessPageWithinARecord() throws IOException {
        // given
        String image = "<img src='/%d.png' alt='" + "x".repeat(500) + "'>";
        StringBuilder html = new StringBuilder("<meta property='og:title' content='" + "T".repeat(400_000) + "'>");
        for (int i = 0; i < 1000; i++) {
            html.append(image.formatted(i));
        }
        web.page("/tin", HTML, html.toString());
        try (Rig rig = rig()) {
            // when
            rig.visit(web.url("/tin"));

            // then
            Post post = rig.posts().get(0);
            assertThat(Post.getEncoder().encode(post).remaining()).isLessThan(MOST_BYTES_OF_A_RECORD / 2);
            assertThat(post.getTitle()).hasSize(500);
        }
    }

    @Test
    void shouldReadAFeedThoughOneOfItsAddressesIsEndless() throws IOException {
        // given
        String item = "<item><title>%s</title><link>%s</link></item>";
        web.page("/tin", HTML, "<p>a</p>");
        web.page(
                "/rss",
                "application/rss+xml; charset=utf-8",
                "<rss version='2.0'><channel><title>B</title><link>/</link><description>d</description>"
                        + item.formatted("x", web.url("/" + "ạ".repeat(1000)))
                        + item.formatted("T".repeat(100_000), web.url("/tin"))
                        + "</channel></rss>");
        try (Rig rig = rig()) {
            // when
            rig.poll();

            // then
            assertThat(rig.posts()).singleElement().satisfies(post -> assertThat(post.getTitle())
                    .hasSize(500));
        }
    }

    @Test
    void shouldOutliveAHashThatIsNoRecord() throws IOException {
        // given
        web.page("/p.png", "image/png", PICTURE);
        try (Rig rig = rig()) {
            // when
            rig.corruptHash("h0").knownHash("h1", SealedStore.reference(PICTURE).substring(7));
            rig.visit(web.url("/p.png"));

            // then
            assertThat(rig.mediaRefs()).extracting(MediaRef::getMatchedHashId).containsExactly("h1");
        }
    }

    @Test
    void shouldCountATaskWhoseAddressIsNone() throws IOException {
        try (Rig rig = rig()) {
            // when
            rig.task(new Task(
                    "t1",
                    Purpose.POST,
                    "bao-mau",
                    Origin.MANUAL,
                    null,
                    "ftp://x.example/a",
                    "x.example",
                    null,
                    null,
                    Instant.EPOCH,
                    null,
                    null,
                    null,
                    false,
                    false,
                    0));

            // then
            assertThat(rig.board.of("bao-mau").get("errors")).hasToString("{bad_url=1}");
        }
    }

    @Test
    void shouldGoOnAfterAVisitThatThisProgramCannotMake() throws IOException {
        // given
        web.page("/tin", HTML, "<p>Chào</p>");
        Source unreadable = Rig.source("khong-doc", Kind.TELEGRAM, web.url("/kenh"));
        try (Rig rig = new Rig(folder, Rig.source("bao-mau", Kind.FEED, web.url("/rss")), unreadable)) {
            // when
            rig.task(Task.poll(unreadable, false, rig.identities, NOW)).visit(web.url("/tin"));

            // then
            assertThat(rig.board.of("khong-doc")).containsEntry("errors", Map.of("poison", 1L));
            assertThat(rig.statuses())
                    .filteredOn(status -> status.getSourceId().equals("khong-doc"))
                    .last()
                    .satisfies(status -> assertThat(status.getAskedAt()).isEqualTo(NOW));
            assertThat(rig.posts()).hasSize(1);
        }
    }

    @Test
    void shouldNotVisitThePagesOfASourceThatLeftTheList() throws IOException {
        // given
        web.page("/tin", HTML, "<p>Chào</p>");
        Source former = Rig.source("bao-cu", Kind.FEED, web.url("/rss"));
        try (Rig rig = rig()) {
            // when
            rig.task(Task.visit(former, new ListedItem(web.url("/tin"), null, null), false, rig.identities, NOW));

            // then
            assertThat(rig.posts()).isEmpty();
            assertThat(rig.board.waiting()).isZero();
        }
    }
}
