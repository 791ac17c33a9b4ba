package org.lachan.ingest.facebook;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Source;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.answers.JsonInterface;
import org.lachan.ingest.answers.Reply;
import org.lachan.ingest.discussions.Discussion;
import org.lachan.ingest.discussions.DiscussionsReading;
import org.lachan.ingest.discussions.Vanished;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;

/** One poll: the posts, then their comments. Its steps follow one another, so that its fields need no lock. */
final class Poll {
    private static final int PAGE = 100;
    private static final int FEWEST = 25;
    private static final int MOST_PAGES = 20;
    private static final int MOST_MISSING = 20;
    private static final int MOST_DISCUSSED = 500;
    private static final String FIELDS = "id,message,created_time,updated_time,permalink_url,from,"
            + "attachments{description,media,subattachments{description,media}}";

    private final JsonInterface service;
    private final Source source;
    private final Details.FacebookPage what;
    private final String secret;
    private final Cursor before;
    private final Set<String> known;
    private final Clock clock;

    private final Map<String, NativePost> posts = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private Map<String, Discussion> discussions;
    private @Nullable String turn;
    private @Nullable Instant mark;
    private int unusable;
    private @Nullable FetchOutcome problem;

    Poll(
            JsonInterface service,
            Source source,
            Details.FacebookPage what,
            String secret,
            Cursor before,
            Set<String> known,
            Clock clock) {
        this.service = service;
        this.source = source;
        this.what = what;
        this.secret = secret;
        this.before = before;
        this.known = known;
        this.clock = clock;
        discussions = before.posts();
        turn = before.turn();
        mark = before.mark();
    }

    CompletableFuture<Window> run() {
        return posts(null, 1).thenCompose(end -> comments(end)).thenApply(any -> window());
    }

    /** @return whether the page's very first post was reached */
    private CompletableFuture<Boolean> posts(@Nullable String after, int pages) {
        Address address = Address.of(source.url(), Address.encoded(what.page()) + "/posts")
                .with("fields", FIELDS)
                .with("limit", String.valueOf(Math.max(FEWEST, Math.min(PAGE, source.maxItems()))))
                .withOptional("after", after);
        return service.get(PageReader.request(source, address, secret)).thenCompose(reply -> {
            if (reply instanceof Reply.Trouble trouble) {
                return failed(trouble.outcome());
            }
            Reply.Json answer = (Reply.Json) reply;
            if (!answer.root().path("data").isArray()) {
                return CompletableFuture.failedFuture(new UnreadableListing("no list of posts"));
            }
            Answers.Read read = Answers.posts(answer.root());
            int size = posts.size();
            read.posts().forEach(post -> posts.putIfAbsent(post.id(), post));
            unusable += read.unusable();
            boolean more = read.next() != null && posts.size() > size && pages < MOST_PAGES && !reachedMark();
            return more
                    ? posts(read.next(), pages + 1)
                    : CompletableFuture.completedFuture(read.next() == null && read.unusable() == 0);
        });
    }

    private CompletableFuture<Boolean> failed(FetchOutcome outcome) {
        problem = outcome;
        return posts.isEmpty() && outcome instanceof Failed failed && failed.problem() == Problem.UNREADABLE
                ? CompletableFuture.failedFuture(new UnreadableListing(failed.detail()))
                : CompletableFuture.completedFuture(false);
    }

    // The oldest is the last: a post that was pinned or dated ahead stands elsewhere.
    private boolean reachedMark() {
        if (posts.size() < source.maxItems()) {
            return false;
        }
        Instant oldest = posts.values().stream()
                .map(NativePost::createdAt)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return before.mark() == null || !oldest.isAfter(before.mark());
    }

    private CompletableFuture<Boolean> comments(boolean end) {
        missing.addAll(Vanished.from(before.posts().keySet(), posts.keySet(), end && problem == null));
        Map<String, Discussion> window = new LinkedHashMap<>();
        posts.keySet().stream()
                .limit(Math.min(source.maxItems(), MOST_DISCUSSED))
                .forEach(id -> window.put(id, before.posts().getOrDefault(id, Discussion.UNREAD)));
        if (problem != null) {
            before.posts().forEach(window::putIfAbsent);
        } else {
            mark = newest();
        }
        discussions = window;
        if (!what.comments() || problem != null) {
            return CompletableFuture.completedFuture(false);
        }
        PostComments comments = new PostComments(service, source, secret);
        return new DiscussionsReading(comments, comments::mayGoOn, window, turn, clock)
                .run()
                .thenApply(this::harvested);
    }

    private @Nullable Instant newest() {
        Instant now = clock.instant();
        return posts.values().stream()
                .map(NativePost::createdAt)
                .map(time -> time.isAfter(now) ? now : time)
                .max(Instant::compareTo)
                .orElse(before.mark());
    }

    private boolean harvested(DiscussionsReading.Harvest harvest) {
        harvest.posts().forEach(post -> posts.putIfAbsent(post.id(), post));
        missing.addAll(harvest.missing());
        discussions = harvest.discussions();
        turn = harvest.last();
        unusable += harvest.unusable();
        problem = harvest.problem().orElse(null);
        return true;
    }

    private Window window() {
        Set<String> due = new LinkedHashSet<>(before.overdue());
        due.addAll(missing);
        due.removeIf(id -> posts.containsKey(id) || !known.contains(id));
        Set<String> looks = new LinkedHashSet<>(due.stream().limit(MOST_MISSING).toList());
        due.removeAll(looks);
        Set<String> keep = new LinkedHashSet<>(discussions.keySet());
        discussions
                .values()
                .forEach(discussion -> keep.addAll(discussion.newest().keySet()));
        keep.addAll(due);
        keep.retainAll(known);
        keep.removeAll(looks);
        return new Window(
                posts.values().stream()
                        .sorted(Comparator.comparing(NativePost::createdAt).reversed())
                        .toList(),
                Set.of(),
                looks,
                keep,
                unusable,
                new Cursor(mark, turn, discussions, due).write(),
                false,
                Optional.ofNullable(problem));
    }
}
