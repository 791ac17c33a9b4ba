package org.lachan.ingest.discussions;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.readers.NativePost;

/**
 * Reads comments of several posts, one request after the other, from the post after the one read last, so that every post
 * has its turn. For one reading.
 */
public final class DiscussionsReading {
    private static final int REMEMBERED = 2_500;
    private static final int FEWEST_REMEMBERED = 5;
    private static final int MOST_REMEMBERED = 50;
    private static final int MOST_POSTS = 2_000;
    private static final int MOST_PAGES_OF_ONE = 10;

    private final CommentSource source;
    private final BooleanSupplier mayGoOn;
    private final Clock clock;
    private final int remember;
    private final Map<String, Discussion> discussions;
    private final List<NativePost> posts = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Deque<String> waiting;
    private @Nullable String last;
    private @Nullable FetchOutcome problem;
    private int unusable;
    private int pages;

    /**
     * What was read.
     *
     * @param discussions by the parent's id, in the order of before
     * @param last parent whose turn was last
     */
    public record Harvest(
            List<NativePost> posts,
            Set<String> missing,
            Map<String, Discussion> discussions,
            @Nullable String last,
            int unusable,
            Optional<FetchOutcome> problem) {}

    /**
     * @param mayGoOn asked before each request
     * @param discussions by the parent's id
     * @param last parent whose turn was last at the poll before
     */
    public DiscussionsReading(
            CommentSource source,
            BooleanSupplier mayGoOn,
            Map<String, Discussion> discussions,
            @Nullable String last,
            Clock clock) {
        this.source = source;
        this.mayGoOn = mayGoOn;
        this.discussions = new LinkedHashMap<>(discussions);
        this.last = last;
        this.clock = clock;
        remember = Math.max(FEWEST_REMEMBERED, Math.min(MOST_REMEMBERED, REMEMBERED / Math.max(1, discussions.size())));
        waiting = inTurn();
    }

    private Deque<String> inTurn() {
        List<String> ids = new ArrayList<>(discussions.keySet());
        int start = last == null ? 0 : ids.indexOf(last) + 1;
        Deque<String> turn = new ArrayDeque<>(ids.subList(start, ids.size()));
        turn.addAll(ids.subList(0, start));
        return turn;
    }

    private Discussion of(String id) {
        return discussions.getOrDefault(id, Discussion.UNREAD);
    }

    public CompletableFuture<Harvest> run() {
        String id = waiting.peekFirst();
        if (id == null || posts.size() >= MOST_POSTS || !mayGoOn.getAsBoolean()) {
            return CompletableFuture.completedFuture(harvest());
        }
        return source.page(id, of(id)).thenCompose(page -> {
            boolean stopped = page instanceof CommentPage.Stopped;
            take(id, page);
            return stopped ? CompletableFuture.completedFuture(harvest()) : run();
        });
    }

    private void take(String id, CommentPage answer) {
        if (answer instanceof CommentPage.Page page) {
            add(id, page);
            return;
        }
        if (answer instanceof CommentPage.Stopped stopped) {
            problem = stopped.outcome();
            return;
        }
        if (answer instanceof CommentPage.Skipped skipped) {
            problem = skipped.outcome();
        }
        // A place in the middle of what cannot be read now may never be readable again: the next turn starts at the
        // top.
        discussions.put(id, of(id).closed());
        finish(id);
    }

    private void add(String id, CommentPage.Page page) {
        Discussion before = of(id);
        missing.addAll(before.missingFrom(page.comments(), page.next()));
        page.comments().forEach(comment -> {
            posts.add(comment.post());
            posts.addAll(comment.replies());
        });
        unusable += page.unusable();
        Discussion after = before.read(page.comments(), page.next(), remember, clock.instant());
        discussions.put(id, after);
        pages++;
        if (!after.isUnfinished() || pages >= MOST_PAGES_OF_ONE) {
            finish(id);
        }
    }

    private void finish(String id) {
        waiting.removeFirst();
        last = id;
        pages = 0;
    }

    private Harvest harvest() {
        return new Harvest(posts, missing, discussions, last, unusable, Optional.ofNullable(problem));
    }
}
