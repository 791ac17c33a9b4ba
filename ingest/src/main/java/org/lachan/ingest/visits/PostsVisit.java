package org.lachan.ingest.visits;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.frontier.Ending;
import org.lachan.ingest.frontier.Ending.Postponed;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.revisions.Version;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.Step.Ended;

/** Reads the newest part of an interface that gives posts whole; each is a post of its own. */
final class PostsVisit {
    private static final String HTML = "text/html; charset=utf-8";
    // The others of a great gap are asked for at the next polls.
    private static final int MOST_LOOKS = 50;

    private final Identities identities;
    private final PostWriter writer;
    private final Batches batches;
    private final Clock clock;

    PostsVisit(Identities identities, PostWriter writer, Clock clock) {
        this.identities = identities;
        this.writer = writer;
        this.batches = new Batches(writer);
        this.clock = clock;
    }

    /**
     * What is read.
     *
     * @param key under which its state is kept
     * @param look asks for one post
     * @param afterwards where no failure calls for another try
     */
    record Subject(
            Task task,
            Source source,
            String key,
            Function<String, CompletableFuture<FetchOutcome>> look,
            Afterwards afterwards) {}

    /** What follows once everything is written. */
    @FunctionalInterface
    interface Afterwards {
        Ending end(Memory memory, boolean changed, Instant at);
    }

    /** Where a visit is. */
    private record Reading(Subject subject, Window window, Instant start) {
        Task task() {
            return subject.task();
        }
    }

    /** @param window under way */
    Step begin(Subject subject, CompletableFuture<Window> window) {
        Instant start = clock.instant();
        return Step.after(window.handle((read, failure) -> (memory, out) -> failure == null
                ? read(new Reading(subject, read, start), memory, out)
                : unreadable(subject, start, failure, memory)));
    }

    private Step unreadable(Subject subject, Instant start, Throwable failure, Memory memory) {
        Throwable reason = UnreadReason.orThrow(failure);
        Mishaps.unreadable(memory.ledger(), subject.task(), reason);
        polled(subject, start, false, memory);
        memory.sources().put(subject.key(), memory.source(subject.key()).polled(start));
        return new Ended(subject.afterwards().end(memory, false, start));
    }

    private Step read(Reading reading, Memory memory, Consumer<Finding> out) {
        Window window = reading.window();
        Task task = reading.task();
        memory.ledger().listed(task.sourceId(), window.posts().size(), window.unusable());
        window.problem().ifPresent(outcome -> Mishaps.note(memory.ledger(), task, outcome));
        List<Seen> seen =
                window.posts().stream().map(post -> seen(reading, post)).toList();
        return batches.write(
                task,
                seen,
                reading.subject().source().delay(),
                (later, then) -> missing(reading, later, then),
                memory,
                out);
    }

    // A gap in the window is only a hint: filters of the server can hide a post for a while.
    private Step missing(Reading reading, Memory memory, Consumer<Finding> out) {
        Window window = reading.window();
        Map<String, String> known = memory.source(reading.subject().key()).known();
        window.deleted().forEach(id -> delete(reading, known.get(id), clock.instant(), 0, memory, out));
        List<String> asked =
                window.missing().stream().sorted().limit(MOST_LOOKS).toList();
        if (asked.isEmpty()) {
            return end(reading, Map.of(), memory, out);
        }
        return Step.after(
                looks(reading, asked).thenApply(outcomes -> (later, then) -> end(reading, outcomes, later, then)));
    }

    private static CompletableFuture<Map<String, FetchOutcome>> looks(Reading reading, List<String> ids) {
        CompletableFuture<Map<String, FetchOutcome>> all = CompletableFuture.completedFuture(new HashMap<>());
        for (String id : ids) {
            all = all.thenCompose(before -> reading.subject().look().apply(id).thenApply(outcome -> {
                before.put(id, outcome);
                return before;
            }));
        }
        return all;
    }

    private Step end(Reading reading, Map<String, FetchOutcome> outcomes, Memory memory, Consumer<Finding> out) {
        Subject subject = reading.subject();
        Window window = reading.window();
        SourceState state = memory.source(subject.key());
        Set<String> gone = new HashSet<>(window.deleted());
        outcomes.forEach((id, outcome) -> {
            if (outcome instanceof Gone lost) {
                delete(reading, state.known().get(id), lost.at(), lost.status(), memory, out);
                gone.add(id);
            }
        });
        Map<String, String> known = known(window, state, gone);
        boolean changed = !known.keySet().equals(state.known().keySet());
        memory.sources().put(subject.key(), state.windowed(reading.start(), window.cursor(), known));
        polled(subject, reading.start(), window.problem().isEmpty(), memory);
        if (window.more()) {
            out.accept(new NextTask(reading.task().once(clock.instant())));
        }
        Ending ending = subject.afterwards().end(memory, changed, reading.start());
        return new Ended(window.problem()
                .map(Ending::of)
                .filter(Postponed.class::isInstance)
                .orElse(ending));
    }

    private Map<String, String> known(Window window, SourceState state, Set<String> gone) {
        Map<String, String> known = new HashMap<>();
        Set<String> kept = new HashSet<>(window.keep());
        kept.addAll(window.missing());
        kept.removeAll(gone);
        state.known().forEach((id, postId) -> {
            if (kept.contains(id)) {
                known.put(id, postId);
            }
        });
        known.putAll(window.posts().stream()
                .collect(Collectors.toMap(
                        NativePost::id, post -> identities.postId(post.url(), post.id()), (first, same) -> first)));
        return known;
    }

    private static void polled(Subject subject, Instant at, boolean read, Memory memory) {
        if (subject.task().purpose() == Purpose.SOURCE) {
            memory.ledger().polled(subject.source().id(), subject.task().requestedAt(), at, read);
        }
    }

    private void delete(
            Reading reading, @Nullable String postId, Instant at, int status, Memory memory, Consumer<Finding> out) {
        if (postId != null) {
            writer.delete(reading.task(), postId, at, status, memory, out);
        }
    }

    private Seen seen(Reading reading, NativePost post) {
        byte[] body = post.html().getBytes(StandardCharsets.UTF_8);
        List<String> media = compared(reading.subject().source(), post);
        return new Seen(
                post.url(),
                post.id(),
                post.title(),
                post.createdAt(),
                author(reading.subject().source(), post),
                HTML,
                body,
                false,
                0,
                reading.start(),
                post.media(),
                null,
                thread(reading.task(), post),
                Version.of(body, post.title(), post.html(), media),
                null,
                origin(post, body, reading.start()),
                null);
    }

    // Telegram's addresses of pictures may be others at each reading: there only their number counts.
    private static List<String> compared(Source source, NativePost post) {
        return source.kind() == Kind.TELEGRAM
                ? List.of(Integer.toString(post.media().size()))
                : post.media().stream().map(PictureLink::url).toList();
    }

    // The answer holds other people's posts too; what is kept is this one.
    private static Fetched origin(NativePost post, byte[] body, Instant at) {
        return new Fetched(
                post.url(), at, 200, new Redirects(List.of()), HTML, body, false, Validators.NONE, List.of());
    }

    private @Nullable String author(Source source, NativePost post) {
        YearMonth month = YearMonth.from(post.createdAt().atZone(ZoneOffset.UTC));
        return post.author() == null ? null : identities.pseudonym(source.id(), post.author(), month);
    }

    private @Nullable String thread(Task task, NativePost post) {
        if (post.parentUrl() == null) {
            return task.threadId();
        }
        boolean belowArticle = task.threadId() != null && post.parentUrl().equals(post.parentId());
        return belowArticle ? task.threadId() : identities.postId(post.parentUrl(), post.parentId());
    }
}
