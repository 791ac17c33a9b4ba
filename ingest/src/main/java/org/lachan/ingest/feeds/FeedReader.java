package org.lachan.ingest.feeds;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.ListingBuilder;
import org.lachan.ingest.listings.UnreadableListing;

/** Entries of RSS and Atom feeds. Document types, and with them entities, are refused. */
public final class FeedReader {
    private FeedReader() {}

    /** @throws UnreadableListing when the bytes are no feed */
    public static Listing read(Fetched fetched, int maxItems) throws UnreadableListing {
        ListingBuilder listing = new ListingBuilder(fetched.url(), maxItems);
        for (SyndEntry entry : parse(fetched).getEntries()) {
            listing.add(link(entry), title(entry), published(entry));
        }
        return listing.build();
    }

    private static SyndFeed parse(Fetched fetched) throws UnreadableListing {
        String type = fetched.mediaType().isEmpty() ? "application/xml" : fetched.mediaType();
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(fetched.body()), type, true)) {
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            return input.build(reader);
        } catch (FeedException | IOException | IllegalArgumentException e) {
            throw new UnreadableListing("no RSS or Atom feed: " + e.getClass().getSimpleName(), e);
        }
    }

    private static @Nullable String link(SyndEntry entry) {
        String link = entry.getLink();
        return link == null || link.isBlank() ? entry.getUri() : link;
    }

    private static @Nullable String title(SyndEntry entry) {
        String title = entry.getTitle();
        return title == null || title.isBlank() ? null : title.strip();
    }

    private static @Nullable Instant published(SyndEntry entry) {
        Date date = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
        return date == null ? null : date.toInstant();
    }
}
