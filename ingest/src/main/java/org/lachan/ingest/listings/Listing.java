package org.lachan.ingest.listings;

import java.util.List;

/**
 * What a listing holds.
 *
 * @param items in its order, each address once
 * @param unusable entries without a usable address
 */
public record Listing(List<ListedItem> items, int unusable) {
    public Listing {
        items = List.copyOf(items);
    }
}
