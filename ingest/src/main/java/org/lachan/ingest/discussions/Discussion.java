package org.lachan.ingest.discussions;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the comments below one post were read, newest first.
 *
 * @param mark everything up to it was read
 * @param page where reading goes on that was broken off; null where it was not
 * @param pending what the mark becomes when it is done
 * @param depth pages read so far on the way to the mark
 * @param newest ids of the newest comments at the last look, newest first, each with its number of replies
 */
public record Discussion(
        @Nullable Instant mark,
        @Nullable String page,
        @Nullable Instant pending,
        int depth,
        Map<String, Integer> newest) {
    /** Pages below a post; what is older stays unread, or one post would keep the others from their turn. */
    public static final int DEEPEST = 50;

    /** Nothing was read yet. */
    public static final Discussion UNREAD = new Discussion(null, null, null, 0, Map.of());

    public Discussion {
        newest = Collections.unmodifiableMap(new LinkedHashMap<>(newest));
    }

    /** Whether older comments wait that were never read. */
    boolean isUnfinished() {
        return page != null;
    }

    /**
     * After one page.
     *
     * @param next page after it; null for the last
     * @param remember how many ids
     * @param now a comment from the future must not hide what is written until then
     */
    Discussion read(List<Comment> comments, @Nullable String next, int remember, Instant now) {
        Instant newestHere = comments.stream()
                .map(comment -> comment.post().createdAt())
                .max(Instant::compareTo)
                .orElse(null);
        Instant reached = pending == null ? earlier(newestHere, now) : pending;
        // The last one tells: a pinned comment may stand above the newest.
        boolean older = !comments.isEmpty()
                && mark != null
                && !comments.get(comments.size() - 1).post().createdAt().isAfter(mark);
        Map<String, Integer> ids = page == null ? newestOf(comments, remember) : newest;
        return next != null && !older && depth + 1 < DEEPEST
                ? new Discussion(mark, next, reached, depth + 1, ids)
                : new Discussion(reached == null ? mark : reached, null, null, 0, ids);
    }

    /** None may be read there any more: the ids stay known, in case they may be again. */
    Discussion closed() {
        return new Discussion(mark, null, null, 0, newest);
    }

    private static @Nullable Instant earlier(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now) ? now : time;
    }

    private static Map<String, Integer> newestOf(List<Comment> comments, int remember) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        comments.stream()
                .limit(remember)
                .forEach(comment -> ids.put(comment.post().id(), comment.replyCount()));
        return ids;
    }

    /** Ids that stood above others that are still there, or that no page is left for. */
    Set<String> missingFrom(List<Comment> comments, @Nullable String next) {
        if (page != null) {
            return Set.of();
        }
        Set<String> here = new LinkedHashSet<>();
        comments.forEach(comment -> here.add(comment.post().id()));
        return Vanished.from(newest.keySet(), here, next == null);
    }
}
