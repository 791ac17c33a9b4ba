package org.lachan.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.fetch.Permit;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.UnreadableListing;

final class FeedReaderTest {

    private static Listing read(String xml) throws Exception {
        try (SmallWeb web = new SmallWeb();
                Fetcher fetcher = new Fetcher(FetchLimits.DEFAULT, true, Clock.systemUTC())) {
            web.page("/feed", "application/atom+xml; charset=utf-8", xml.getBytes(StandardCharsets.UTF_8));
            Fetched fetched = (Fetched) fetcher.fetch(FetchRequest.page(web.url("/feed"), Duration.ZERO), Permit.ANY)
                    .join();
            return FeedReader.read(fetched, 2);
        }
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
                <entry><title>Ba</title><link href="https://b.example/3"/></entry>
                </feed>""");

        // then
        assertThat(listing.items())
                .extracting(ListedItem::url)
                .containsExactly("https://b.example/1", "https://b.example/2");
        assertThat(listing.items().get(0).title()).isEqualTo("Một");
        assertThat(listing.items().get(0).publishedAt()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(listing.unusable()).isEqualTo(1);
    }

    @Test
    void shouldRefuseEntitiesAndWhatIsNoFeed() {
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                        + "<rss version='2.0'><channel><title>&x;</title></channel></rss>"));
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read("<html><p>Bảo trì"));
    }
}
