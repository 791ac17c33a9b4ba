package org.lachan.ingest.pages;

import org.jsoup.nodes.Element;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.ListingBuilder;
import org.lachan.ingest.listings.UnreadableListing;

/** Article links of a list page. */
public final class LinkPage {
    private LinkPage() {}

    /**
     * @param selector CSS selector of the links, or of elements that hold one link each
     * @throws UnreadableListing when nothing matches: a page that was rebuilt must be noticed, not read as empty; or when the
     *     page was cut
     */
    public static Listing read(Fetched fetched, String selector, int maxItems) throws UnreadableListing {
        if (fetched.truncated()) {
            throw new UnreadableListing("cut at " + fetched.body().length + " bytes");
        }
        ListingBuilder listing = new ListingBuilder(fetched.url(), maxItems);
        for (Element match : Html.parse(fetched).select(selector)) {
            Element link = match.hasAttr("href") ? match : match.selectFirst("a[href]");
            // The words of a link ("read more") are no title: the page itself has a better one.
            listing.add(link == null ? null : link.absUrl("href"), null, null);
        }
        Listing found = listing.build();
        if (found.items().isEmpty()) {
            throw new UnreadableListing("no link matches the selector '" + selector + "'");
        }
        return found;
    }
}
