package org.lachan.ingest.listings;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;

/** Collects a listing's entries: relative addresses resolved, each address once, no more than asked for. */
public final class ListingBuilder {
    /** A time of publication further ahead than this is a mistake and counts as none: clocks and zones differ by less. */
    public static final Duration LONGEST_AHEAD = Duration.ofDays(1);

    private final URI base;
    private final int maxItems;
    private final Map<String, ListedItem> items = new LinkedHashMap<>();
    private int unusable;

    /** @param base normalised address of the listing */
    public ListingBuilder(String base, int maxItems) {
        this.base = URI.create(base);
        this.maxItems = maxItems;
    }

    public void add(@Nullable String link, @Nullable String title, @Nullable Instant publishedAt) {
        if (link == null || link.isBlank()) {
            unusable++;
        } else if (items.size() < maxItems) {
            addUsable(link.strip(), title, publishedAt);
        }
    }

    public void addUnusable(int count) {
        unusable += count;
    }

    /** Whether no more is asked for. */
    public boolean isFull() {
        return items.size() >= maxItems;
    }

    private void addUsable(String link, @Nullable String title, @Nullable Instant publishedAt) {
        try {
            String url = Urls.normalise(resolved(link));
            items.putIfAbsent(url, new ListedItem(url, title, publishedAt));
        } catch (IllegalArgumentException e) {
            unusable++;
        }
    }

    // URI refuses characters that addresses in the wild hold; an absolute one needs no resolving.
    private String resolved(String link) {
        boolean absolute =
                link.regionMatches(true, 0, "http://", 0, 7) || link.regionMatches(true, 0, "https://", 0, 8);
        return absolute ? link : base.resolve(link.replace(" ", "%20")).toString();
    }

    public Listing build() {
        return new Listing(List.copyOf(items.values()), unusable);
    }
}
