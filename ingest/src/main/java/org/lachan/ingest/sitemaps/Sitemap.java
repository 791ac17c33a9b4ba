package org.lachan.ingest.sitemaps;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.ListingBuilder;
import org.lachan.ingest.listings.UnreadableListing;

/**
 * One sitemap: pages, or other sitemaps.
 *
 * @param entries pages, newest first; those without a time last
 * @param children addresses of other sitemaps on the same host, newest first
 * @param unusable children elsewhere or without a usable address
 */
record Sitemap(List<Entry> entries, List<String> children, int unusable) {
    private static final int MOST_BYTES = 20 << 20;

    Sitemap {
        entries = List.copyOf(entries);
        children = List.copyOf(children);
    }

    /**
     * A page.
     *
     * @param publishedAt of the news extension
     * @param sorted publication or last change; {@code Instant.MIN} where neither is told
     */
    record Entry(
            String url, @Nullable String title, @Nullable Instant publishedAt, Instant sorted) {}

    private record Child(String url, Instant changed) {}

    /** @throws UnreadableListing when the bytes are no sitemap, were cut, or unpack to more than 20 MiB */
    static Sitemap parse(Fetched fetched) throws UnreadableListing {
        byte[] bytes = unpacked(fetched);
        SiteMapParser parser = new SiteMapParser(false, false);
        parser.enableExtension(Extension.NEWS);
        try {
            AbstractSiteMap map =
                    parser.parseSiteMap(bytes, URI.create(fetched.url()).toURL());
            Instant latest = fetched.at().plus(ListingBuilder.LONGEST_AHEAD);
            return map instanceof SiteMapIndex index
                    ? index(index, fetched.url())
                    : new Sitemap(entries((SiteMap) map, latest), List.of(), 0);
        } catch (UnknownFormatException | IOException | IllegalArgumentException e) {
            throw new UnreadableListing("no sitemap: " + e.getClass().getSimpleName(), e);
        }
    }

    private static byte[] unpacked(Fetched fetched) throws UnreadableListing {
        byte[] body = fetched.body();
        if (fetched.truncated()) {
            throw new UnreadableListing("cut at " + body.length + " bytes");
        }
        if (body.length < 2 || (body[0] & 0xff) != 0x1f || (body[1] & 0xff) != 0x8b) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableListing("unpacks to more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableListing("damaged gzip: " + e.getClass().getSimpleName(), e);
        }
    }

    private static Sitemap index(SiteMapIndex index, String url) {
        List<Child> children = new ArrayList<>();
        int unusable = 0;
        for (AbstractSiteMap map : index.getSitemaps()) {
            try {
                String child = Urls.normalise(map.getUrl().toString());
                if (Urls.host(child).equals(Urls.host(url)) && !child.equals(url)) {
                    children.add(new Child(child, instant(map.getLastModified(), Instant.MIN)));
                    continue;
                }
            } catch (IllegalArgumentException e) {
                unusable++;
                continue;
            }
            unusable++;
        }
        children.sort(Comparator.comparing(Child::changed).reversed());
        return new Sitemap(
                List.of(), children.stream().map(Child::url).distinct().toList(), unusable);
    }

    private static List<Entry> entries(SiteMap map, Instant latest) {
        return map.getSiteMapUrls().stream()
                .map(url -> entry(url, latest))
                .sorted(Comparator.comparing(Entry::sorted).reversed())
                .toList();
    }

    private static Entry entry(SiteMapURL url, Instant latest) {
        NewsAttributes news = news(url);
        ZonedDateTime date = news == null ? null : news.getPublicationDateTime();
        Instant published = date == null || date.toInstant().isAfter(latest) ? null : date.toInstant();
        Instant changed = instant(url.getLastModified(), Instant.MIN);
        Instant sorted = published == null ? changed : published;
        return new Entry(
                url.getUrl().toString(),
                news == null ? null : news.getTitle(),
                published,
                sorted.isAfter(latest) ? Instant.MIN : sorted);
    }

    private static @Nullable NewsAttributes news(SiteMapURL url) {
        ExtensionMetadata[] metadata = url.getAttributesForExtension(Extension.NEWS);
        return metadata != null && metadata.length > 0 && metadata[0] instanceof NewsAttributes news ? news : null;
    }

    private static Instant instant(@Nullable Date date, Instant otherwise) {
        return date == null ? otherwise : date.toInstant();
    }
}
