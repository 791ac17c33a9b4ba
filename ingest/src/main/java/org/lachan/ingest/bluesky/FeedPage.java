package org.lachan.ingest.bluesky;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.JsonAnswer;
import org.lachan.ingest.readers.NativePost;
import tools.jackson.databind.JsonNode;

/**
 * One answer with posts.
 *
 * @param ids of all posts in it, also of those that are not for us
 * @param newest when the service indexed the newest of them; null where there is none
 * @param next asks for the next page; null on the last one
 */
record FeedPage(
        List<NativePost> posts,
        Set<String> ids,
        int unusable,
        @Nullable Instant newest,
        @Nullable Instant oldest,
        @Nullable String next) {
    private static final String MEMBERS_ONLY = "!no-unauthenticated";

    FeedPage {
        posts = List.copyOf(posts);
        ids = Set.copyOf(ids);
    }

    /** @throws UnreadableListing where it is no feed */
    static FeedPage feed(Fetched answer) throws UnreadableListing {
        JsonNode root = JsonAnswer.tree(answer);
        Reading reading = new Reading();
        for (JsonNode entry : list(root, "feed")) {
            // A repost or a pin stands where its own time puts it, not where the post's does.
            if (!entry.path("reason").isObject()) {
                reading.add(entry.path("post"));
            }
        }
        return reading.page(JsonAnswer.text(root, "cursor"));
    }

    /** @throws UnreadableListing where it holds no posts */
    static FeedPage posts(Fetched answer) throws UnreadableListing {
        Reading reading = new Reading();
        list(JsonAnswer.tree(answer), "posts").forEach(reading::add);
        return reading.page(null);
    }

    private static JsonNode list(JsonNode root, String field) throws UnreadableListing {
        JsonNode list = root.path(field);
        if (!list.isArray()) {
            throw new UnreadableListing("no list of posts");
        }
        return list;
    }

    private static final class Reading {
        private final List<NativePost> posts = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private int unusable;
        private @Nullable Instant newest;
        private @Nullable Instant oldest;

        void add(JsonNode view) {
            try {
                PostUri uri = PostUri.of(JsonAnswer.text(view, "uri"))
                        .orElseThrow(() -> new IllegalArgumentException("a post without an address"));
                boolean first = ids.add(uri.id());
                Instant indexed = JsonAnswer.time(view, "indexedAt");
                newest = newest == null || indexed.isAfter(newest) ? indexed : newest;
                oldest = oldest == null || indexed.isBefore(oldest) ? indexed : oldest;
                if (first && isShownToAll(view)) {
                    posts.add(new PostRecord(uri, view.path("record")).post(Embeds.shown(view.path("embed")), indexed));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                unusable++;
            }
        }

        // The author asks that only members see it: then it is not public.
        private static boolean isShownToAll(JsonNode view) {
            for (JsonNode label : view.path("author").path("labels")) {
                if (MEMBERS_ONLY.equals(JsonAnswer.text(label, "val"))) {
                    return false;
                }
            }
            return true;
        }

        FeedPage page(@Nullable String next) {
            return new FeedPage(posts, ids, unusable, newest, oldest, next);
        }
    }
}
