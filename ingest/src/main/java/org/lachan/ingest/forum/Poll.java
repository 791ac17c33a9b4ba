package org.lachan.ingest.forum;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Details.Forum;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/** One poll of the threads. Its steps follow one another, so that its fields need no lock. */
final class Poll {
    private static final int MOST_PAGES = 120;
    private static final int MOST_PAGES_OF_ONE = 20;
    private static final int MOST_ROUNDS = 20;

    private final PoliteFetcher fetcher;
    private final Source source;
    private final Forum selectors;
    private final Cursor before;
    private final Set<String> known;

    private final Map<String, ThreadMark> marks = new LinkedHashMap<>();
    private final Map<String, NativePost> posts = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> deleted = new LinkedHashSet<>();
    private final Set<String> visited = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private @Nullable String turn;
    private int pages;
    private int pagesOfThis;
    private int fresh;
    private int unusable;
    private @Nullable FetchOutcome problem;

    Poll(PoliteFetcher fetcher, Source source, List<String> threads, Cursor before, Set<String> known) {
        this.fetcher = fetcher;
        this.source = source;
        this.selectors = (Forum) source.details();
        this.before = before;
        this.known = known;
        turn = before.turn();
        threads.forEach(url -> marks.put(url, before.threads().getOrDefault(url, ThreadMark.start(url))));
        int start = turn == null ? 0 : threads.indexOf(turn) + 1;
        waiting.addAll(threads.subList(start, threads.size()));
        waiting.addAll(threads.subList(0, start));
    }

    CompletableFuture<Window> run() {
        return threads().thenApply(any -> window());
    }

    private CompletableFuture<Boolean> threads() {
        String thread = waiting.peekFirst();
        if (thread == null || isFull()) {
            return CompletableFuture.completedFuture(true);
        }
        pagesOfThis = 0;
        ThreadMark mark = mark(thread);
        return page(thread, mark.page()).thenCompose(goOn -> {
            if (!goOn) {
                return CompletableFuture.completedFuture(false);
            }
            waiting.removeFirst();
            turn = thread;
            return threads();
        });
    }

    // What was seen before costs a page, but is no item of its own.
    private boolean isFull() {
        return pages >= MOST_PAGES || fresh >= source.maxItems();
    }

    private ThreadMark mark(String thread) {
        return marks.getOrDefault(thread, ThreadMark.start(thread));
    }

    /** @return whether other threads may be read */
    private CompletableFuture<Boolean> page(String thread, String url) {
        pages++;
        pagesOfThis++;
        visited.add(url);
        return fetcher.fetch(ForumReader.request(source, url)).thenCompose(outcome -> {
            if (!(outcome instanceof Fetched fetched)) {
                return CompletableFuture.completedFuture(trouble(thread, url, outcome));
            }
            ThreadPage page = ThreadPage.read(fetched, selectors);
            if (page.contributions().isEmpty()) {
                noteRebuilt(fetched);
                return CompletableFuture.completedFuture(true);
            }
            String next = take(thread, url, page, fetched.at());
            return next == null ? CompletableFuture.completedFuture(true) : page(thread, next);
        });
    }

    /** @return the page to read after it */
    private @Nullable String take(String thread, String url, ThreadPage page, Instant at) {
        ThreadMark old = mark(thread);
        if (url.equals(old.page()) && page.whole()) {
            Set<String> here = new HashSet<>();
            page.contributions().forEach(each -> here.add(each.id()));
            old.last().keySet().stream().filter(id -> !here.contains(id)).forEach(id -> missing.add(id(thread, id)));
        }
        String next = page.next() == null || visited.contains(page.next()) ? null : page.next();
        fresh += (int) page.contributions().stream()
                .filter(each -> !old.last().containsKey(each.id()))
                .count();
        boolean stop = isFull() || pagesOfThis >= MOST_PAGES_OF_ONE;
        ThreadMark mark = old.read(url, page, next != null && stop, at);
        marks.put(thread, mark);
        unusable += page.unusable();
        page.contributions().forEach(each -> {
            NativePost post = post(thread, mark, each, at);
            posts.putIfAbsent(post.id(), post);
        });
        return stop ? null : next;
    }

    private static String id(String thread, String id) {
        return thread + "#" + id;
    }

    private static NativePost post(String thread, ThreadMark mark, Contribution contribution, Instant at) {
        Instant time = contribution.time();
        String first = mark.first();
        String parent = first == null || first.equals(contribution.id()) ? null : id(thread, first);
        return new NativePost(
                id(thread, contribution.id()),
                thread,
                contribution.author(),
                null,
                contribution.html(),
                time == null ? mark.last().getOrDefault(contribution.id(), at) : time,
                contribution.media(),
                parent,
                parent == null ? null : thread);
    }

    private boolean trouble(String thread, String url, FetchOutcome outcome) {
        ThreadMark mark = mark(thread);
        if (outcome instanceof Gone) {
            if (url.equals(thread)) {
                mark.last().keySet().forEach(id -> deleted.add(id(thread, id)));
            }
            // A page beyond the thread's new end: it is read from its start at the next poll.
            marks.put(thread, new ThreadMark(thread, mark.first(), false, mark.last()));
            return true;
        }
        problem = outcome;
        return !(outcome instanceof Failed);
    }

    private void noteRebuilt(Fetched fetched) {
        problem = new Failed(
                fetched.url(),
                fetched.at(),
                fetched.status(),
                Problem.UNREADABLE,
                "no contribution matches the selector",
                null,
                fetched.hops());
    }

    private Window window() {
        Set<String> gone = new LinkedHashSet<>(missing);
        gone.removeIf(id -> posts.containsKey(id) || !known.contains(id));
        deleted.retainAll(known);
        Set<String> keep = new LinkedHashSet<>();
        marks.forEach((thread, mark) -> mark.last().keySet().forEach(id -> keep.add(id(thread, id))));
        keep.retainAll(known);
        keep.removeAll(deleted);
        keep.removeAll(gone);
        // A site can make up pages without end: the polls that follow one another at once are counted.
        boolean more = problem == null
                && before.rounds() < MOST_ROUNDS
                && marks.values().stream().anyMatch(ThreadMark::unfinished);
        return new Window(
                posts.values().stream()
                        .sorted(Comparator.comparing(NativePost::createdAt).reversed())
                        .toList(),
                deleted,
                gone,
                keep,
                unusable,
                new Cursor(turn, more ? before.rounds() + 1 : 0, marks).write(),
                more,
                Optional.ofNullable(problem));
    }
}
