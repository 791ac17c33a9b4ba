package org.lachan.ingest.readers;

import java.util.List;

/**
 * One answer of a service whose posts have growing ids.
 *
 * @param ids of all entries, also of those that are no posts for us
 * @param unusable entries that could not be read
 */
public record Page(List<NativePost> posts, List<String> ids, int unusable) {
    public Page {
        posts = List.copyOf(posts);
        ids = List.copyOf(ids);
    }
}
