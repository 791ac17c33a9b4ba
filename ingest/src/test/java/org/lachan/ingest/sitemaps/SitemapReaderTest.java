package org.lachan.ingest.sitemaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.content.sources.Source;
import org.lachan.ingest.Loopback;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.UnreadableListing;

final class SitemapReaderTest {
    private static final String SET = """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">""";
    private static final String INDEX = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";

    private Loopback loopback;

    @BeforeEach
    void start() throws IOException {
        loopback = new Loopback();
    }

    @AfterEach
    void stop() throws IOException {
        loopback.close();
    }

    private Listing read(byte[] body, int maxItems) throws Exception {
        loopback.web.page("/sitemap.xml", "application/xml", body);
        Source source = loopback.source("kind: sitemap, url: \"URL/sitemap.xml\", max-items: " + maxItems);
        Fetched first = (Fetched) loopback.polite
                .fetch(FetchRequest.page(source.url(), Duration.ZERO))
                .join();
        return Loopback.get(new SitemapReader(loopback.polite).read(source, first));
    }

    private Listing read(String body) throws Exception {
        return read(body.getBytes(StandardCharsets.UTF_8), 100);
    }

    private static String news(String url, String title, String date) {
        return """
                <url><loc>%s</loc><news:news><news:publication><news:name>B</news:name><news:language>vi</news:language>
                </news:publication><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>""".formatted(url, date, title);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void shouldReadNewsNewestFirstEachOnce() throws Exception {
        // when
        Listing listing = read(SET
                + news("https://b.example/1", "Một", "2026-11-01T08:00:00+07:00")
                + news("https://b.example/2#x", "Hai", "2026-11-02")
                + news("https://b.example/2", "Hai", "2026-11-02")
                + news("https://b.example/3", "Ba", "2099-01-01")
                + "<url><loc>https://b.example/4</loc><lastmod>2026-11-03</lastmod></url></urlset>");

        // then
        assertThat(listing.items())
                .extracting(ListedItem::url, ListedItem::title, item -> String.valueOf(item.publishedAt()))
                .containsExactly(
                        tuple("https://b.example/4", null, "null"),
                        tuple("https://b.example/2", "Hai", "2026-11-02T00:00:00Z"),
                        tuple("https://b.example/1", "Một", "2026-11-01T01:00:00Z"),
                        tuple("https://b.example/3", "Ba", "null"));
    }

    @Test
    void shouldFollowTheNewestOfAnIndexOnTheSameHostAlone() throws Exception {
        // given
        StringBuilder index = new StringBuilder(INDEX);
        for (int day = 1; day <= 12; day++) {
            index.append("<sitemap><loc>%s</loc><lastmod>2026-11-%02d</lastmod></sitemap>"
                    .formatted(loopback.web.url("/s" + day), day));
            byte[] child = (SET + news("https://b.example/" + day, "t", "2026-11-01") + "</urlset>")
                    .getBytes(StandardCharsets.UTF_8);
            loopback.web.page("/s" + day, "application/octet-stream", day == 12 ? packed(child) : child);
        }
        index.append("<sitemap><loc>https://elsewhere.example/s</loc></sitemap></sitemapindex>");
        loopback.web.status("/s11", 404);

        // when
        Listing listing = read(index.toString());

        // then
        assertThat(listing.items().get(0).url()).isEqualTo("https://b.example/12");
        assertThat(listing.items()).hasSize(9);
        assertThat(listing.unusable()).isEqualTo(2);
        assertThat(loopback.web.requestsFor("/s2")).isZero();
    }

    @Test
    void shouldStopAtTheNumberAskedFor() throws Exception {
        // given
        String index = INDEX
                + "<sitemap><loc>%s</loc></sitemap><sitemap><loc>%s</loc></sitemap></sitemapindex>"
                        .formatted(loopback.web.url("/a"), loopback.web.url("/b"));
        loopback.web.page("/a", "text/xml", SET + news("https://b.example/1", "t", "2026-11-01") + "</urlset>");

        // when
        Listing listing = read(index.getBytes(StandardCharsets.UTF_8), 1);

        // then
        assertThat(listing.items()).hasSize(1);
        assertThat(loopback.web.requestsFor("/b")).isZero();
    }

    @Test
    void shouldFailWhereNothingOfAnIndexCanBeRead() {
        // given
        String index = INDEX
                + "<sitemap><loc>%s</loc></sitemap><sitemap><loc>%s</loc></sitemap></sitemapindex>"
                        .formatted(loopback.web.url("/nested"), loopback.web.url("/limit"));
        loopback.web.page("/nested", "text/xml", index);
        loopback.web.on("/limit", exchange -> SmallWeb.send(exchange, 429, Map.of(), new byte[0]));

        // then
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(index));
    }

    @Test
    void shouldRefuseWhatIsNoSitemapAndReadNoEntities() {
        // given
        String bomb = "<!DOCTYPE u [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + SET
                + "<url><loc>https://b.example/&b;</loc></url></urlset>";
        String external = "<!DOCTYPE u [<!ENTITY x SYSTEM \"" + loopback.web.url("/secret") + "\">]>" + SET
                + "<url><loc>https://b.example/&x;</loc></url></urlset>";
        loopback.web.page("/secret", "text/plain", "secret");

        // then
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read("<html><p>Bảo trì</p></html>"));
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(bomb));
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(external));
        assertThat(loopback.web.requestsFor("/secret")).isZero();
    }

    @Test
    void shouldRefuseAPackedBombAndDamagedOrCutBytes() throws Exception {
        // given
        byte[] bomb = packed(new byte[200 << 20]);
        byte[] damaged = {0x1f, (byte) 0x8b, 8, 0, 1};
        Fetched cut = new Fetched(
                "https://b.example/sitemap.xml",
                Instant.EPOCH,
                200,
                new Redirects(List.of()),
                "text/xml",
                (SET + news("https://b.example/1", "t", "2026-11-01")).getBytes(StandardCharsets.UTF_8),
                true,
                Validators.NONE,
                List.of());

        // then
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read(bomb, 100))
                .withMessageContaining("more than");
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(damaged, 100));
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> Sitemap.parse(cut))
                .withMessageContaining("cut at");
    }
}
