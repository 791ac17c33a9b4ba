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
 * @param newestId of a timeline, as version 0.2.0 and before kept it
 * @param items of a listing: visited again though the listing itself did not change, and once more after they left it
 * @param known of a timeline: native id to post id of what lay in the window
 * @param cursor of a timeline: where the next poll goes on
 */
public record SourceState(
        Instant polledAt,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String newestId,
        List<ListedItem> items,
        Map<String, String> known,
        @Nullable String cursor) {

    public static final SourceState NEVER = new SourceState(Instant.EPOCH, null, null, null, List.of(), Map.of(), null);

    public SourceState {
        items = List.copyOf(items);
        known = Map.copyOf(known);
    }

    public Validators validators() {
        return new Validators(etag, lastModified);
    }

    public SourceState polled(Instant at) {
        return new SourceState(at, etag, lastModified, newestId, items, known, cursor);
    }

    public SourceState listed(Instant at, Validators fresh, List<ListedItem> freshItems) {
        return new SourceState(at, fresh.etag(), fresh.lastModified(), newestId, freshItems, known, cursor);
    }

    /** @param freshCursor null keeps the one before */
    public SourceState windowed(Instant at, @Nullable String freshCursor, Map<String, String> freshKnown) {
        String next = freshCursor == null ? cursorOrNewest() : freshCursor;
        return new SourceState(at, etag, lastModified, null, items, freshKnown, next);
    }

    public @Nullable String cursorOrNewest() {
        return cursor == null ? newestId : cursor;
    }

    /** The listing's items and after them those that left it since the last poll. */
    public List<ListedItem> toVisit(List<ListedItem> listed) {
        Map<String, ListedItem> visits = new LinkedHashMap<>();
        listed.forEach(item -> visits.put(item.url(), item));
        items.forEach(item -> visits.putIfAbsent(item.url(), item));
        return List.copyOf(visits.values());
    }
}
