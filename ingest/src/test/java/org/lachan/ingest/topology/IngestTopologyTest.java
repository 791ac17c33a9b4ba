package org.lachan.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.RecheckOutcome;
import org.lachan.avro.SourceKind;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.sources.Kind;
import org.lachan.ingest.SmallWeb;

final class IngestTopologyTest {
    private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final String HTML = "text/html; charset=utf-8";

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

    private Rig feedRig(String... links) {
        feed(links);
        return new Rig(folder, Rig.source("bao-mau", Kind.FEED, web.url("/rss")));
    }

    private void feed(String... links) {
        StringBuilder rss = new StringBuilder(
                "<rss version='2.0'><channel><title>B</title><link>/</link>" + "<description>d</description>");
        for (String link : links) {
            rss.append("<item><title>Tin</title><link>")
                    .append(web.url(link))
                    .append("</link><pubDate>Mon, 23 Nov 2026 07:00:00 +0700</pubDate></item>");
        }
        web.page("/rss", "application/rss+xml", rss + "</channel></rss>");
    }

    private static List<String> changes(List<Post> posts) {
        return posts.stream()
                .map(post -> post.getChange() + " " + post.getRevision())
                .toList();
    }

    @Test
    void shouldSendANewPostOnceWhileItStaysAsItIs() throws IOException {
        // given
        web.page("/tin/1", HTML, "<p>Trường khai giảng</p>");
        try (Rig rig = feedRig("/tin/1", "/tin/1?utm_source=rss")) {
            // when
            rig.poll().poll().poll();

            // then
            List<Post> posts = rig.posts();
            assertThat(changes(posts)).containsExactly("NEW 1");
            Post post = posts.get(0);
            assertThat(post.getUrl()).isEqualTo(web.url("/tin/1"));
            assertThat(post.getTitle()).isEqualTo("Tin");
            assertThat(post.getPublishedAt()).isEqualTo("2026-11-23T00:00:00Z");
            assertThat(StandardCharsets.UTF_8.decode(post.getBody()).toString()).isEqualTo("<p>Trường khai giảng</p>");
            assertThat(post.getHttpStatus()).isEqualTo(200);
            assertThat(web.requestsFor("/tin/1")).isEqualTo(3);
        }
    }

    @Test
    void shouldAskConditionallyAndSendNothingForAnUnchangedPage() throws IOException {
        // given
        web.tagged("/tin/1", HTML, "<p>a</p>", "\"1\"");
        try (Rig rig = feedRig("/tin/1")) {
            // when
            rig.poll().poll();

            // then
            assertThat(changes(rig.posts())).containsExactly("NEW 1");
        }
    }

    @Test
    void shouldSendAnUnchangedPageAgainWhenAPersonAsksForIt() throws IOException {
        // given
        web.tagged("/tin/1", HTML, "<p>a</p>", "\"1\"");
        try (Rig rig = feedRig("/tin/1")) {
            // when
            rig.poll().enter(web.url("/tin/1")).poll();

            // then
            assertThat(changes(rig.posts())).containsExactly("NEW 1", "EDITED 2");
        }
    }

    @Test
    void shouldCountRevisionsOfEditsDeletionsAndReturns() throws IOException {
        try (Rig rig = feedRig("/tin/1")) {
            // when
            web.page("/tin/1", HTML, "<p>a</p>");
            rig.poll();
            web.page("/tin/1", HTML, "<p>b</p>");
            rig.poll();
            web.status("/tin/1", 410);
            rig.poll().poll();
            web.page("/tin/1", HTML, "<p>b</p>");
            rig.poll();

            // then
            List<Post> posts = rig.posts();
            assertThat(changes(posts)).containsExactly("NEW 1", "EDITED 2", "DELETED 3", "NEW 4");
            assertThat(posts.get(2).getBody()).isNull();
            assertThat(posts.get(2).getContentSha256()).isNull();
            assertThat(posts.get(2).getHttpStatus()).isEqualTo(410);
            assertThat(posts)
                    .extracting(Post::getPostId)
                    .containsOnly(posts.get(0).getPostId());
        }
    }

    @Test
    void shouldLookOnceMoreAtWhatLeftTheListing() throws IOException {
        // given
        web.page("/tin/1", HTML, "<p>a</p>").page("/tin/2", HTML, "<p>b</p>");
        try (Rig rig = feedRig("/tin/1", "/tin/2")) {
            rig.poll();

            // when
            web.status("/tin/1", 404);
            feed("/tin/2");
            rig.poll().poll();

            // then
            assertThat(changes(rig.posts())).containsExactly("NEW 1", "NEW 1", "DELETED 2");
            assertThat(web.requestsFor("/tin/1")).isEqualTo(2);
        }
    }

    @Test
    void shouldVisitTheItemsAgainThoughTheListingDidNotChange() throws IOException {
        // given
        String list = "<article><a href='/tin/1'>Xem</a></article>";
        web.tagged("/list", HTML, list, "\"l\"").page("/tin/1", HTML, "<p>a</p>");
        try (Rig rig = new Rig(folder, Rig.source("trang", Kind.PAGES, web.url("/list")))) {
            rig.poll();

            // when
            web.page("/tin/1", HTML, "<meta property='og:title' content='Tít'><p>b</p>");
            rig.poll();

            // then
            assertThat(rig.posts())
                    .extracting(Post::getChange, Post::getTitle, Post::getSourceKind)
                    .containsExactly(
                            tuple(PostChange.NEW, null, SourceKind.PAGES),
                            tuple(PostChange.EDITED, "Tít", SourceKind.PAGES));
        }
    }

    @Test
    void shouldKnowOnePostOfTwoSourcesAndAMovedAddress() throws IOException {
        // given
        web.redirect("/cu", 302, "/tin/1").page("/tin/1", HTML, "<p>a</p>");
        web.page("/list", HTML, "<article><a href='/tin/1?fbclid=x'>Xem</a></article>");
        feed("/cu", "/tin/1");
        try (Rig rig = new Rig(
                folder,
                Rig.source("bao-mau", Kind.FEED, web.url("/rss")),
                Rig.source("trang", Kind.PAGES, web.url("/list")))) {
            // when
            rig.poll();

            // then
            assertThat(changes(rig.posts())).containsExactly("NEW 1");
        }
    }

    @Test
    void shouldEndThePostAtAnAddressThatWasGivenUp() throws IOException {
        // given
        web.page("/cu", HTML, "<p>a</p>");
        try (Rig rig = feedRig("/cu")) {
            rig.poll();

            // when
            web.redirect("/cu", 301, "/moi").page("/moi", HTML, "<p>a</p>");
            rig.poll();

            // then
            assertThat(rig.posts())
                    .extracting(Post::getChange, Post::getUrl)
                    .containsExactly(
                            tuple(PostChange.NEW, web.url("/cu")),
                            tuple(PostChange.NEW, web.url("/moi")),
                            tuple(PostChange.DELETED, web.url("/cu")));
        }
    }

    @Test
    void shouldPassARedirectToAnotherHostOnAsATaskAndEndThePingPong() throws IOException {
        // given
        try (SmallWeb other = new SmallWeb();
                Rig rig = feedRig("/a", "/loop")) {
            web.redirect("/a", 301, other.url("/b")).redirect("/loop", 302, other.url("/loop"));
            other.page("/b", HTML, "<p>b</p>").redirect("/loop", 302, web.url("/loop"));

            // when
            rig.poll();

            // then
            assertThat(rig.posts()).extracting(Post::getUrl).containsExactly(other.url("/b"));
            assertThat(web.requestsFor("/loop") + other.requestsFor("/loop")).isEqualTo(6);
        }
    }

    @Test
    void shouldTryAgainAtTheNextPollAfterAFailure() throws IOException {
        // given
        web.status("/tin/1", 503);
        try (Rig rig = feedRig("/tin/1")) {
            rig.poll();
            assertThat(web.requestsFor("/tin/1")).isEqualTo(3);

            // when
            web.page("/tin/1", HTML, "<p>a</p>");
            rig.poll();

            // then
            assertThat(changes(rig.posts())).containsExactly("NEW 1");
            assertThat(rig.board.of("bao-mau").get("errors")).hasToString("{server=1}");
        }
    }

    @Test
    void shouldObeyRobots() throws IOException {
        // given
        web.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /kin/\n");
        web.page("/kin/1", HTML, "<p>a</p>").page("/tin/1", HTML, "<p>b</p>");
        try (Rig rig = feedRig("/kin/1", "/tin/1")) {
            // when
            rig.poll();

            // then
            assertThat(rig.posts()).extracting(Post::getUrl).containsExactly(web.url("/tin/1"));
            assertThat(web.requestsFor("/kin/")).isZero();
            assertThat(web.requestsFor("/robots.txt")).isEqualTo(1);
        }
    }

    @Test
    void shouldSealPicturesAndNameThem() throws IOException {
        // given
        web.page("/p.png", "image/png", PICTURE).page("/no.png", "image/png", "not a picture");
        web.page("/tin/1", HTML, "<img src='/p.png' alt='Lớp'><img src='/no.png'><img src='/none.png'>");
        try (Rig rig = feedRig("/tin/1")) {
            // when
            rig.poll();

            // then
            Post post = rig.posts().get(0);
            assertThat(post.getMedia())
                    .extracting(link -> link.getAlt(), link -> link.getNote())
                    .containsExactly(tuple("Lớp", null), tuple(null, "not a picture"), tuple(null, "not found"));
            MediaRef ref = rig.mediaRefs().get(0);
            assertThat(ref.getMediaId()).isEqualTo(post.getMedia().get(0).getMediaId());
            assertThat(rig.media.get(ref.getSealedRef()))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(PICTURE));
            assertThat(ref.getMatchedHashId()).isNull();
        }
    }

    @Test
    void shouldNeverWriteAPictureThatMatches() throws IOException {
        // given
        String sha256 = SealedStore.reference(PICTURE).substring(7);
        web.page("/p.png", "image/png", PICTURE).page("/tin/1", HTML, "<img src='/p.png'>");
        try (Rig rig = feedRig("/tin/1", "/p.png")) {
            rig.knownHash("h1", sha256);

            // when
            rig.poll();

            // then
            assertThat(rig.mediaRefs())
                    .extracting(MediaRef::getMatchedHashId, MediaRef::getSealedRef)
                    .containsExactly(tuple("h1", null), tuple("h1", null));
            List<Post> posts = rig.posts();
            assertThat(posts.get(1).getBody()).isNull();
            assertThat(posts.get(1).getBodyRef()).isNull();
            assertThat(rig.media.get("sha256-" + sha256)).isEmpty();
        }
        assertThat(filesUnder("media")).isEmpty();
        assertThat(filesUnder("bodies")).isEmpty();
    }

    private List<Path> filesUnder(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void shouldSealABigBodyAndCutATooBigOne() throws IOException {
        // given
        web.page("/big", "text/plain", "x".repeat(300_000)).page("/huge", "text/plain", "x".repeat(2 << 20));
        try (Rig rig = feedRig("/big", "/huge")) {
            // when
            rig.poll();

            // then
            List<Post> posts = rig.posts();
            assertThat(posts)
                    .extracting(Post::getBody, Post::getBodyBytes, Post::getBodyTruncated)
                    .containsExactly(tuple(null, 300_000L, false), tuple(null, 1L << 20, true));
            assertThat(rig.bodies.get(posts.get(0).getBodyRef()))
                    .hasValueSatisfying(body -> assertThat(body).hasSize(300_000));
        }
    }

    @Test
    void shouldReadAHotlineRowByRow() throws IOException {
        // given
        String header = "reference,received_at,group,reported_url,text\n";
        String rows = """
                R1,2026-11-20T08:00:00+07:00,phụ huynh,https://x.example/a?utm_source=z,"Bạn bị trêu, buồn"
                R2,yesterday,,,chữ
                R3,2026-11-20T09:00:00+07:00,,,Không có địa chỉ
                """;
        web.page("/r.csv", "text/csv", "\uFEFF" + header + rows);
        try (Rig rig = new Rig(folder, Rig.source("duong-day", Kind.HOTLINE, web.url("/r.csv")))) {
            // when
            rig.poll().poll();
            web.page("/r.csv", "text/csv", header + rows.replace("Không có địa chỉ", "Đã sửa"));
            rig.poll();

            // then
            List<Post> posts = rig.posts();
            assertThat(posts)
                    .extracting(Post::getUrl, Post::getNativeId, Post::getRevision)
                    .containsExactly(
                            tuple("https://x.example/a", "R1", 1),
                            tuple(web.url("/r.csv#R3"), "R3", 1),
                            tuple(web.url("/r.csv#R3"), "R3", 2));
            assertThat(posts.get(0).getReport().getGroup()).isEqualTo("phụ huynh");
            assertThat(posts.get(0).getSourceKind()).isEqualTo(SourceKind.HOTLINE);
            assertThat(rig.board.of("duong-day")).containsEntry("badRows", 3L);
        }
    }

    @Test
    void shouldTellWhatARecheckSaw() throws IOException {
        // given
        web.page("/tin/1", HTML, "<p>a</p>").page("/tin/2", HTML, "<p>a</p>").page("/tin/3", HTML, "<p>a</p>");
        try (Rig rig = feedRig("/tin/1", "/tin/2", "/tin/3")) {
            rig.poll();
            web.page("/tin/2", HTML, "<p>b</p>").status("/tin/3", 410).status("/tin/4", 451);

            // when
            for (int i = 1; i <= 5; i++) {
                rig.recheck(web.url("/tin/" + i), "case-" + i);
            }

            // then
            assertThat(rig.rechecks())
                    .extracting(seen -> seen.getOutcome(), seen -> seen.getCaseId())
                    .containsExactly(
                            tuple(RecheckOutcome.PRESENT, "case-1"),
                            tuple(RecheckOutcome.CHANGED, "case-2"),
                            tuple(RecheckOutcome.GONE, "case-3"),
                            tuple(RecheckOutcome.RESTRICTED, "case-4"),
                            tuple(RecheckOutcome.GONE, "case-5"));
        }
    }
}
