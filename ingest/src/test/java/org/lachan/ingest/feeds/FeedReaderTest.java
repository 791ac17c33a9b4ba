package org.lachan.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.UnreadableListing;

final class FeedReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Charset VIETNAMESE = Charset.forName("windows-1258");

    private static Listing read(String xml) throws UnreadableListing {
        return read(xml.getBytes(StandardCharsets.UTF_8), "application/rss+xml; charset=utf-8", false);
    }

    private static Listing read(byte[] body, String mediaType, boolean truncated) throws UnreadableListing {
        Fetched fetched = new Fetched(
                "https://b.example/tin/rss",
                NOW,
                200,
                new Redirects(List.of()),
                mediaType,
                body,
                truncated,
                Validators.NONE,
                List.of());
        return FeedReader.read(fetched, 3);
    }

    private static String rss(String items) {
        return "<rss version='2.0'><channel><title>B</title><link>https://b.example/</link>" + items
                + "</channel></rss>";
    }

    @Test
    void shouldReadAtomWithinTheLimitAndCountWhatHasNoAddress() throws Exception {
        // when
        Listing listing = read("""
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><id>x</id>
                <entry><title>Một</title><link href="https://b.example/1#top"/><updated>2026-11-20T00:00:00Z</updated></entry>
                <entry><title>Xấu</title><link href="mailto:a@b.example"/></entry>
                <entry><title>Hai</title><link href="https://b.example/2"/></entry>
                <entry><title>Hai nữa</title><link href="https://b.example/2?utm_source=x"/></entry>
                <entry><title>Ba</title><link href="https://b.example/3"/></entry>
                <entry><title>Bốn</title><link href="https://b.example/4"/></entry>
                </feed>""");

        // then
        assertThat(listing.items())
                .extracting(ListedItem::url)
                .containsExactly("https://b.example/1", "https://b.example/2", "https://b.example/3");
        assertThat(listing.items().get(0).title()).isEqualTo("Một");
        assertThat(listing.items().get(0).publishedAt()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(listing.unusable()).isEqualTo(1);
    }

    @Test
    void shouldReadRdfAndResolveRelativeLinks() throws Exception {
        // when
        Listing rdf = read("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                <channel rdf:about="https://b.example/"><title>B</title><link>https://b.example/</link></channel>
                <item rdf:about="https://b.example/1"><title>Một</title><link>/1</link></item></rdf:RDF>""");
        Listing relative = read(rss("<item><title>Hai</title><link>bai-2.html</link></item>"
                + "<item><guid isPermaLink='true'>https://b.example/3</guid></item>"));

        // then
        assertThat(rdf.items()).extracting(ListedItem::url).containsExactly("https://b.example/1");
        assertThat(relative.items())
                .extracting(ListedItem::url)
                .containsExactly("https://b.example/tin/bai-2.html", "https://b.example/3");
    }

    @Test
    void shouldTakeATimeFarInTheFutureOrNoneAtAllAsUnknown() throws Exception {
        // when
        Listing listing = read(
                rss(
                        "<item><link>https://b.example/1</link><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate></item>"
                                + "<item><link>https://b.example/2</link><pubDate>hôm qua</pubDate></item>"
                                + "<item><link>https://b.example/3</link><pubDate>Tue, 24 Nov 2026 06:00:00 GMT</pubDate></item>"));

        // then
        assertThat(listing.items())
                .extracting(ListedItem::publishedAt)
                .containsExactly(null, null, Instant.parse("2026-11-24T06:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "'<?xml version=\"1.0\" encoding=\"windows-1258\"?>', text/xml",
        "'<?xml version=\"1.0\"?>', application/xml; charset=windows-1258",
        "'<?xml version=\"1.0\"?>', text/xml",
        "'', ''"
    })
    void shouldReadVietnameseInItsOldCharsetDeclaredOrNot(String prolog, String mediaType) throws Exception {
        // given
        String text = prolog + rss("<item><title>Bắt nạt ở trường</title><link>https://b.example/1</link></item>");
        // That charset has letters with their hats composed and tones apart.
        byte[] body = tonesApart(text).getBytes(VIETNAMESE);

        // when
        Listing listing = read(body, mediaType, false);

        // then
        assertThat(listing.items().get(0).title()).isEqualTo("Bắt nạt ở trường");
    }

    private static String tonesApart(String text) {
        StringBuilder apart = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String one = text.substring(i, i + 1);
            if (VIETNAMESE.newEncoder().canEncode(one)) {
                apart.append(one);
                continue;
            }
            String marks = Normalizer.normalize(one, Normalizer.Form.NFD);
            String tone = marks.chars()
                    .filter(mark -> "\u0300\u0301\u0303\u0309\u0323".indexOf(mark) >= 0)
                    .mapToObj(Character::toString)
                    .findFirst()
                    .orElseThrow();
            apart.append(Normalizer.normalize(marks.replace(tone, ""), Normalizer.Form.NFC))
                    .append(tone);
        }
        return apart.toString();
    }

    @Test
    void shouldReadUtf16ByItsMark() throws Exception {
        // given
        byte[] body = rss("<item><title>Một</title><link>https://b.example/1</link></item>")
                .getBytes(StandardCharsets.UTF_16);

        // then
        assertThat(read(body, "", false).items().get(0).title()).isEqualTo("Một");
    }

    @Test
    void shouldRefuseACharsetThatNobodyKnows() {
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read(
                        ("<?xml version='1.0' encoding='vni-times'?>" + rss("")).getBytes(StandardCharsets.UTF_8),
                        "text/xml",
                        false))
                .withMessageStartingWith("no RSS or Atom feed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><p>Bảo trì",
                "",
                "{\"version\":\"https://jsonfeed.org/version/1\"}",
                "<rss>",
                "\u0000\u0001"
            })
    void shouldRefuseWhatIsNoFeed(String body) {
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(body));
    }

    @Test
    void shouldRefuseEntitiesWithoutAskingForThem() throws Exception {
        try (SmallWeb web = new SmallWeb()) {
            // given
            web.page("/secret", "text/plain", "secret");
            String bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>" + "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                    + rss("<item><title>&b;</title></item>");
            String file = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + rss("<title>&x;</title>");
            String network = "<!DOCTYPE rss SYSTEM '" + web.url("/secret") + "'>" + rss("");
            String parameter = "<!DOCTYPE rss [<!ENTITY % x SYSTEM '" + web.url("/secret") + "'> %x;]>" + rss("");

            // then
            for (String hostile : List.of(bomb, file, network, parameter)) {
                assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read(hostile));
            }
            assertThat(web.requests).isEmpty();
        }
    }

    @Test
    void shouldRefuseAFeedThatWasCut() {
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read(rss("").getBytes(StandardCharsets.UTF_8), "text/xml", true))
                .withMessageStartingWith("cut at ");
    }

    @Test
    void shouldReadTenMebibytesWithinTheLimitOfItems() throws Exception {
        // given
        String item = "<item><title>%d</title><link>https://b.example/%d</link><description>" + "x".repeat(900)
                + "</description></item>";
        StringBuilder items = new StringBuilder(10 << 20);
        for (int i = 0; i < 10_000; i++) {
            items.append(item.formatted(i, i));
        }

        // then
        assertThat(read(rss(items.toString())).items())
                .extracting(ListedItem::title)
                .containsExactly("0", "1", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<div title='/>'>",
                "<div title=\"a'>\">",
                "<!-- </div> --><div>",
                "<![CDATA[</div>]]><div>"
            })
    void shouldRefuseElementsNestedWithoutEnd(String element) {
        // given
        int depth = 100_000;
        String deep = "<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title><id>x</id><entry><title>Một</title>"
                + "<link href='https://b.example/1'/><content type='xhtml'>" + element.repeat(depth)
                + "</div>".repeat(depth) + "</content></entry></feed>";

        // then
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read(deep))
                .withMessageContaining("nested");
    }

    @Test
    void shouldReadMarkupWithinReason() throws Exception {
        // given
        String content = "<div title='a>b'><br/><!-- < --><![CDATA[<p>]]></div>".repeat(1000);

        // then
        assertThat(read("<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title><id>x</id><entry><title>Một</title>"
                                + "<link href='https://b.example/1'/><content type='xhtml'><div>" + content
                                + "</div></content></entry></feed>")
                        .items())
                .hasSize(1);
    }

    @Test
    void shouldSurviveOneLineOfTenMebibytes() {
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read("a".repeat(10 << 20)));
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read("<".repeat(10 << 20)));
    }
}
