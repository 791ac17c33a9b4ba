package org.lachan.ingest.readers;

import static org.lachan.ingest.readers.Descent.IDS;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;

/** The part of a service's posts, without a gap, that one poll reads. Used by one thread after the other. */
final class Stretch {
    private final DescentCursor start;
    private final int maxItems;
    private final Set<String> known;
    private final Set<String> seen = new HashSet<>();
    private final NavigableMap<String, NativePost> posts = new TreeMap<>(IDS.reversed());
    private int unusable;
    private int pages;
    private @Nullable String newest;
    private @Nullable String oldest;
    private boolean ended;

    Stretch(DescentCursor start, int maxItems, Set<String> known) {
        this.start = start;
        this.maxItems = maxItems;
        this.known = known;
    }

    /** The next page holds what is older than this. */
    Optional<String> before() {
        return Optional.ofNullable(oldest == null ? start.below() : oldest);
    }

    int pages() {
        return pages;
    }

    boolean atTheTop() {
        return pages == 0 && !start.underWay();
    }

    void add(Page page) {
        pages++;
        unusable += page.unusable();
        List<String> older =
                page.ids().stream().filter(this::isOlder).sorted(IDS).toList();
        // Nothing older: that was the end, or the server does not page.
        ended = older.isEmpty();
        seen.addAll(older);
        Set<String> fresh = Set.copyOf(older);
        page.posts().stream()
                .filter(post -> fresh.contains(post.id()))
                .forEach(post -> posts.putIfAbsent(post.id(), post));
        if (!ended) {
            oldest = older.get(0);
            newest = newest == null ? older.get(older.size() - 1) : newest;
        }
    }

    private boolean isOlder(String id) {
        return before().filter(limit -> IDS.compare(id, limit) >= 0).isEmpty();
    }

    /** Whether all that was wanted is read. */
    boolean done() {
        return ended || (start.read() + posts.size() >= maxItems && reaches(start.mark()));
    }

    private boolean reaches(@Nullable String mark) {
        return mark == null || (oldest != null && IDS.compare(oldest, mark) <= 0);
    }

    Window complete() {
        String top = top();
        String mark = top == null ? start.mark() : top;
        // What came while a long descent went on is above where it began: read at once.
        return window(DescentCursor.at(mark).text(), start.underWay(), null, this::isWithinReach);
    }

    Window interrupted() {
        return window(goOn(), true, null, any -> true);
    }

    /** Goes on from the top the next time, so that one bad page cannot hide what is new. */
    Window failed(FetchOutcome problem) {
        boolean further = start.underWay() && pages > 0;
        String cursor = further ? goOn() : DescentCursor.at(start.mark()).text();
        return window(cursor, false, problem, any -> true);
    }

    private String goOn() {
        return new DescentCursor(start.mark(), top(), before().orElse(null), start.read() + posts.size()).text();
    }

    private @Nullable String top() {
        return start.underWay() ? start.top() : newest;
    }

    private Window window(String cursor, boolean more, @Nullable FetchOutcome problem, Predicate<String> remembered) {
        Set<String> missing =
                known.stream().filter(id -> !seen.contains(id) && covers(id)).collect(Collectors.toSet());
        Set<String> keep = known.stream()
                .filter(id -> !posts.containsKey(id) && !missing.contains(id))
                .filter(remembered)
                .collect(Collectors.toSet());
        return new Window(
                List.copyOf(posts.values()),
                Set.of(),
                missing,
                keep,
                unusable,
                cursor,
                more,
                Optional.ofNullable(problem));
    }

    /** Whether a post of that id would have been seen here. */
    private boolean covers(String id) {
        return (start.below() == null || IDS.compare(id, start.below()) < 0) && isWithinReach(id);
    }

    private boolean isWithinReach(String id) {
        return ended || (oldest != null && IDS.compare(id, oldest) >= 0);
    }
}
