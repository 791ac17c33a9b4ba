package org.lachan.ingest.comments;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.readers.NativePost;

/** The pages of one reading, as they come in. */
final class CommentPages {
    private final Map<String, NativePost> posts = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();
    private int unusable;
    private @Nullable FetchOutcome problem;
    private boolean whole;

    /** @return whether the page was not read before */
    boolean visit(String url) {
        return visited.add(url);
    }

    void add(CommentAnswer answer) {
        answer.posts().forEach(post -> posts.putIfAbsent(post.id(), post));
        unusable += answer.unusable();
    }

    void stop(FetchOutcome outcome) {
        problem = outcome;
    }

    /** The last page was read. */
    void end() {
        whole = true;
    }

    int size() {
        return posts.size();
    }

    int pages() {
        return visited.size();
    }

    List<NativePost> posts() {
        return List.copyOf(posts.values());
    }

    int unusable() {
        return unusable;
    }

    @Nullable
    FetchOutcome problem() {
        return problem;
    }

    /** Ids that are no longer there; none where not everything was read. */
    Set<String> absent(Set<String> known) {
        if (!whole || unusable > 0) {
            return Set.of();
        }
        Set<String> absent = new HashSet<>(known);
        absent.removeAll(posts.keySet());
        return absent;
    }
}
