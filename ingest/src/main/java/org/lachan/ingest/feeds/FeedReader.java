package org.lachan.ingest.feeds;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.ListingBuilder;
import org.lachan.ingest.listings.UnreadableListing;

/** Entries of RSS and Atom feeds. Document types, and with them entities, are refused. */
public final class FeedReader {
    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]{0,200}encoding\\s*=");
    private static final int PROLOG = 300;
    private static final int DEEPEST = 200;
    // What Vietnamese sites write that do not write UTF-8 and do not say so.
    private static final String LEGACY = "application/xml; charset=windows-1258";

    private FeedReader() {}

    /** @throws UnreadableListing when the bytes are no feed, or were cut */
    public static Listing read(Fetched fetched, int maxItems) throws UnreadableListing {
        if (fetched.truncated()) {
            throw new UnreadableListing("cut at " + fetched.body().length + " bytes");
        }
        ListingBuilder listing = new ListingBuilder(fetched.url(), maxItems);
        Instant latest = fetched.at().plus(ListingBuilder.LONGEST_AHEAD);
        for (SyndEntry entry : parse(fetched).getEntries()) {
            listing.add(link(entry), title(entry), published(entry, latest));
        }
        return listing.build();
    }

    private static SyndFeed parse(Fetched fetched) throws UnreadableListing {
        try {
            String xml = text(fetched);
            if (Nesting.deepest(xml) > DEEPEST) {
                throw new UnreadableListing("elements nested more than " + DEEPEST + " deep");
            }
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            return input.build(new StringReader(xml));
        } catch (FeedException | IOException | IllegalArgumentException e) {
            throw new UnreadableListing("no RSS or Atom feed: " + e.getClass().getSimpleName(), e);
        }
    }

    private static String text(Fetched fetched) throws IOException {
        StringWriter text = new StringWriter(fetched.body().length);
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(fetched.body()), type(fetched), true)) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    private static String type(Fetched fetched) {
        if (!isDeclared(fetched) && !isUtf8(fetched.body())) {
            return LEGACY;
        }
        return fetched.mediaType().isEmpty() ? "application/xml" : fetched.mediaType();
    }

    private static boolean isDeclared(Fetched fetched) {
        byte[] body = fetched.body();
        boolean marked = body.length > 1 && ((body[0] & 0xff) >= 0xfe || body[0] == 0 || body[1] == 0);
        String prolog = new String(body, 0, Math.min(PROLOG, body.length), StandardCharsets.ISO_8859_1);
        return marked
                || DECLARED.matcher(prolog).find()
                || fetched.mediaType().toLowerCase(Locale.ROOT).contains("charset");
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static @Nullable String link(SyndEntry entry) {
        String link = entry.getLink();
        return link == null || link.isBlank() ? entry.getUri() : link;
    }

    // Composed: windows-1258 writes the tones as characters of their own.
    private static @Nullable String title(SyndEntry entry) {
        String title = entry.getTitle();
        return title == null || title.isBlank() ? null : Normalizer.normalize(title.strip(), Normalizer.Form.NFC);
    }

    private static @Nullable Instant published(SyndEntry entry, Instant latest) {
        Date date = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
        return date == null || date.toInstant().isAfter(latest) ? null : date.toInstant();
    }
}
