package org.lachan.ingest.readers;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;

/**
 * A type of source whose interface gives posts whole. Safe for use by several threads, never blocks, keeps nothing between two polls
 * but what the cursor holds: the cursor is committed in one transaction with the posts.
 */
public interface PostsReader {

    /**
     * Reads what is new and, of the newest {@code source.maxItems()}, what changed. Fails with {@link
     * org.lachan.ingest.listings.UnreadableListing} where the answer is not what the interface promises; everything else that a
     * server does is in the window.
     *
     * @param cursor of the last window; null at the first poll
     * @param known native ids that were in the window before, or were kept
     */
    CompletableFuture<Window> read(Source source, @Nullable String cursor, Set<String> known);

    /** Asks for one post. {@code Gone} where it was deleted, also where the service says so with status 200. */
    CompletableFuture<FetchOutcome> look(Source source, String nativeId);
}
