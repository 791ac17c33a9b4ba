package org.lachan.ingest.readers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;

/**
 * What one poll of an interface read.
 *
 * @param posts newest first, each id once
 * @param deleted native ids that the service itself says are gone
 * @param missing of the known ids, those that should have been among the posts and were not; each is looked up before it counts as gone
 * @param keep of the known ids, those to remember further though they were not among the posts
 * @param unusable entries that could not be read
 * @param cursor where the next poll goes on; opaque, kept as it is; null keeps the one before
 * @param more whether the service has more that is new: the next poll follows at once
 * @param problem why not everything was read
 */
public record Window(
        List<NativePost> posts,
        Set<String> deleted,
        Set<String> missing,
        Set<String> keep,
        int unusable,
        @Nullable String cursor,
        boolean more,
        Optional<FetchOutcome> problem) {

    public Window {
        posts = List.copyOf(posts);
        deleted = Set.copyOf(deleted);
        missing = Set.copyOf(missing);
        keep = Set.copyOf(keep);
    }
}
