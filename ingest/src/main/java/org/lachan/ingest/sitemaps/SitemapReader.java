package org.lachan.ingest.sitemaps;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.ListingBuilder;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.robots.PoliteFetcher;

/** Pages that a sitemap names, or the newest sitemaps of an index; an index inside an index is not followed. */
public final class SitemapReader {
    private static final int MOST_CHILDREN = 10;

    private final PoliteFetcher fetcher;

    public SitemapReader(PoliteFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Fails with {@link UnreadableListing} when the bytes are no sitemap, or none of an index's could be read. One that could not
     * among others counts as unusable.
     *
     * @param first what lies at the source's address
     */
    public CompletableFuture<Listing> read(Source source, Fetched first) {
        try {
            Sitemap map = Sitemap.parse(first);
            ListingBuilder listing = new ListingBuilder(first.url(), source.maxItems());
            map.entries().forEach(entry -> listing.add(entry.url(), entry.title(), entry.publishedAt()));
            if (map.children().isEmpty()) {
                return CompletableFuture.completedFuture(listing.build());
            }
            listing.addUnusable(map.unusable());
            List<String> children = map.children().stream().limit(MOST_CHILDREN).toList();
            return children(source, children, listing, false);
        } catch (UnreadableListing e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Listing> children(
            Source source, List<String> children, ListingBuilder listing, boolean anyRead) {
        if (children.isEmpty() || listing.isFull()) {
            return anyRead
                    ? CompletableFuture.completedFuture(listing.build())
                    : CompletableFuture.failedFuture(new UnreadableListing("no sitemap of the index could be read"));
        }
        FetchRequest request =
                FetchRequest.page(children.get(0), source.delay()).onOneHost().in(source.language());
        return fetcher.fetch(request).thenCompose(outcome -> {
            boolean read = add(listing, outcome);
            return children(source, children.subList(1, children.size()), listing, anyRead || read);
        });
    }

    private static boolean add(ListingBuilder listing, FetchOutcome outcome) {
        try {
            if (outcome instanceof Fetched fetched) {
                Sitemap map = Sitemap.parse(fetched);
                map.entries().forEach(entry -> listing.add(entry.url(), entry.title(), entry.publishedAt()));
                if (map.children().isEmpty()) {
                    return true;
                }
            }
        } catch (UnreadableListing e) {
            listing.addUnusable(1);
            return false;
        }
        listing.addUnusable(1);
        return false;
    }
}
