package org.lachan.ingest.bluesky;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;

/** The part of a feed that one poll reads. Used by one thread after the other. */
final class FeedStretch {
    private final FeedCursor start;
    private final int maxItems;
    private final Set<String> known;
    private final Map<String, NativePost> posts = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private int unusable;
    private int pages;
    private @Nullable Instant newest;
    private @Nullable Instant oldest;
    private @Nullable String next;

    FeedStretch(FeedCursor start, int maxItems, Set<String> known) {
        this.start = start;
        this.maxItems = maxItems;
        this.known = known;
        this.next = start.next();
    }

    /** Asks for the page to read now. */
    Optional<String> next() {
        return Optional.ofNullable(next);
    }

    int pages() {
        return pages;
    }

    boolean atTheTop() {
        return pages == 0 && !start.underWay();
    }

    void add(FeedPage page, Fetched answer) {
        pages++;
        unusable += page.unusable();
        page.posts().forEach(post -> posts.putIfAbsent(post.id(), post));
        boolean same = page.next() != null && page.next().equals(next);
        next = same ? null : page.next(); // a service that does not page ends here
        seen.addAll(page.ids());
        if (page.newest() != null && (newest == null || page.newest().isAfter(newest))) {
            // Never later than now: a time in the future would hide what comes until then.
            newest = page.newest().isAfter(answer.at()) ? answer.at() : page.newest();
        }
        oldest = page.oldest() == null ? oldest : page.oldest();
    }

    /** Whether all that was wanted is read. */
    boolean done() {
        return pages > 0 && (next == null || (start.read() + posts.size() >= maxItems && reaches(start.mark())));
    }

    private boolean reaches(@Nullable Instant mark) {
        return mark == null || (oldest != null && !oldest.isAfter(mark));
    }

    /** Known posts that were not in the feed, the newest first: whether they are still there must be asked. */
    List<String> unseen() {
        return start.underWay()
                ? List.of()
                : known.stream()
                        .filter(id -> !seen.contains(id))
                        .sorted(PostUri.NEWEST_FIRST)
                        .limit(maxItems)
                        .toList();
    }

    void asked(List<String> ids, Set<String> present) {
        ids.stream().filter(id -> !present.contains(id)).forEach(missing::add);
    }

    /** @param problem of asking for what was not in the feed; null where there was none */
    Window complete(@Nullable FetchOutcome problem) {
        Instant top = top() == null ? start.mark() : top();
        Set<String> keep = start.underWay() ? others() : Set.copyOf(unseen());
        return window(FeedCursor.at(top), start.underWay(), problem, keep);
    }

    Window interrupted() {
        return window(goOn(), true, null, others());
    }

    /** Goes on from the top the next time, so that one bad page cannot hide what is new. */
    Window failed(FetchOutcome problem) {
        FeedCursor cursor = start.underWay() && pages > 0 ? goOn() : FeedCursor.at(start.mark());
        return window(cursor, false, problem, others());
    }

    private FeedCursor goOn() {
        return new FeedCursor(start.mark(), top(), next, start.read() + posts.size());
    }

    private @Nullable Instant top() {
        return start.underWay() ? start.top() : newest;
    }

    private Set<String> others() {
        return known.stream().filter(id -> !posts.containsKey(id)).collect(Collectors.toSet());
    }

    private Window window(FeedCursor cursor, boolean more, @Nullable FetchOutcome problem, Set<String> remembered) {
        Set<String> keep =
                remembered.stream().filter(id -> !missing.contains(id)).collect(Collectors.toSet());
        return new Window(
                List.copyOf(posts.values()),
                Set.of(),
                missing,
                keep,
                unusable,
                cursor.text(),
                more,
                Optional.ofNullable(problem));
    }
}
