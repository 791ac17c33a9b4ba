package org.lachan.ingest.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.UnreadableListing;

final class LinkPageTest {

    private static Listing read(String html, boolean truncated) throws UnreadableListing {
        Fetched fetched = new Fetched(
                "https://b.example/moi/",
                Instant.EPOCH,
                200,
                new Redirects(List.of()),
                "text/html; charset=utf-8",
                html.getBytes(StandardCharsets.UTF_8),
                truncated,
                Validators.NONE,
                List.of());
        return LinkPage.read(fetched, "h2, a.x", 3);
    }

    @Test
    void shouldReadLinksAndElementsThatHoldOneEachOnce() throws Exception {
        // when
        Listing listing = read(
                "<h2><a href=1.html>Một</a></h2><a class=x href='/2'>Hai</a><a class=x href='/2#y'>Hai</a>"
                        + "<h2>không</h2><a class=x href='mailto:a@b.example'>x</a><a class=x href=/3>Ba</a><a class=x href=/4>Bốn</a>",
                false);

        // then
        assertThat(listing.items())
                .extracting(ListedItem::url)
                .containsExactly("https://b.example/moi/1.html", "https://b.example/2", "https://b.example/3");
        assertThat(listing.unusable()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAPageWithoutLinksOrThatWasCut() {
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read("<p>Trang mới", false))
                .withMessageContaining("no link matches");
        assertThatExceptionOfType(UnreadableListing.class)
                .isThrownBy(() -> read("<a class=x href=/1>x".repeat(3), true))
                .withMessageStartingWith("cut at ");
    }

    @Test
    void shouldSurviveOneLineOfTenMebibytes() {
        assertThatExceptionOfType(UnreadableListing.class).isThrownBy(() -> read("a".repeat(10 << 20), false));
    }
}
