package org.lachan.ingest.revisions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.listings.ListedItem;

/**
 * What the last poll of a source saw.
 *
 * @param polledAt when that poll began
 * @param newestId of a timeline
 * @param items of a listing: visited again though the listing itself did not change, and once more after they left it
 * @param known of a timeline: native id to post id of what lay in the window
 */
public record SourceState(
        Instant polledAt,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String newestId,
        List<ListedItem> items,
        Map<String, String> known) {

    public static final SourceState NEVER = new SourceState(Instant.EPOCH, null, null, null, List.of(), Map.of());

    public SourceState {
        items = List.copyOf(items);
        known = Map.copyOf(known);
    }

    public Validators validators() {
        return new Validators(etag, lastModified);
    }

    public SourceState polled(Instant at) {
        return new SourceState(at, etag, lastModified, newestId, items, known);
    }

    public SourceState listed(Instant at, Validators fresh, List<ListedItem> freshItems) {
        return new SourceState(at, fresh.etag(), fresh.lastModified(), newestId, freshItems, known);
    }

    public SourceState windowed(Instant at, @Nullable String freshNewestId, Map<String, String> freshKnown) {
        return new SourceState(at, etag, lastModified, freshNewestId, items, freshKnown);
    }

    /** The listing's items and after them those that left it since the last poll. */
    public List<ListedItem> toVisit(List<ListedItem> listed) {
        Map<String, ListedItem> visits = new LinkedHashMap<>();
        listed.forEach(item -> visits.put(item.url(), item));
        items.forEach(item -> visits.putIfAbsent(item.url(), item));
        return List.copyOf(visits.values());
    }
}
