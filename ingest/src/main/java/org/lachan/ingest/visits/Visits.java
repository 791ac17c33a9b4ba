package org.lachan.ingest.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.lachan.content.identity.Identities;
import org.lachan.content.sources.CommentThread;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.content.text.TextExtractor;
import org.lachan.ingest.comments.CommentReader;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.frontier.Ending;
import org.lachan.ingest.frontier.Ending.Again;
import org.lachan.ingest.media.Pictures;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.rechecks.Rechecks;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.revisions.TargetState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.PageVisit.Manner;
import org.lachan.ingest.visits.PostsVisit.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each task to the visit that it asks for. Safe for use by several threads, each with its own memory. */
public final class Visits {
    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final Duration USUAL_DELAY = Duration.ofSeconds(1);
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(30);

    private final Supplier<SourceList> sources;
    private final Map<Kind, PostsReader> readers;
    private final CommentReader commentReader;
    private final ListingVisit listings;
    private final PostsVisit posts;
    private final HotlineVisit hotlines;
    private final PageVisit pages;
    private final RecheckVisit rechecks;
    private final Clock clock;

    /**
     * @param sources the list in force; it may change
     * @param readers of the kinds whose interface gives posts whole
     * @param keeping where pictures, large bodies and captures are sealed
     */
    public Visits(
            Supplier<SourceList> sources,
            Map<Kind, PostsReader> readers,
            Identities identities,
            PoliteFetcher fetcher,
            Keeping keeping,
            Workers workers,
            Clock clock) {
        this.sources = sources;
        this.readers = Map.copyOf(readers);
        this.clock = clock;
        TextExtractor extractor = new TextExtractor();
        Pictures pictures = new Pictures(fetcher, keeping.media(), workers, clock);
        PostWriter writer = new PostWriter(identities, keeping, pictures, workers);
        commentReader = new CommentReader(fetcher);
        listings = new ListingVisit(fetcher, identities, workers, clock);
        posts = new PostsVisit(identities, writer, clock);
        hotlines = new HotlineVisit(fetcher, writer, workers, clock);
        pages = new PageVisit(fetcher, identities, writer, new PageReading(extractor), workers);
        rechecks = new RecheckVisit(fetcher, new Rechecks(extractor), workers);
    }

    /** Starts a visit. Does not block. */
    public Step begin(Task task, Memory memory) {
        Optional<Source> source = sources.get().find(task.sourceId());
        return switch (task.purpose()) {
            case SOURCE -> source.map(known -> poll(task, known, memory)).orElseGet(() -> ignored(task));
            case POST -> isInForce(task, source) ? pages.begin(task, manner(source), memory) : ignored(task);
            case RECHECK -> rechecks.begin(task, delay(task), memory);
            case COMMENTS ->
                source.filter(known -> isInForce(task, source))
                        .map(known -> comments(task, known, memory))
                        .orElseGet(() -> ignored(task));
        };
    }

    // The pages of a source that left the list, or whose time is over, are not looked at any more either.
    private boolean isInForce(Task task, Optional<Source> source) {
        return task.origin().isAsked()
                || source.filter(known -> known.account().isOpen(clock)).isPresent();
    }

    /** The pause between two requests of a task. */
    public Duration delay(Task task) {
        return sources.get().find(task.sourceId()).map(Source::delay).orElse(USUAL_DELAY);
    }

    private static Manner manner(Optional<Source> source) {
        return new Manner(
                source.map(Source::delay).orElse(USUAL_DELAY),
                source.map(Source::every).orElse(USUAL_INTERVAL),
                source.orElse(null));
    }

    private Step poll(Task task, Source source, Memory memory) {
        SourceState state = memory.source(source.id());
        // Polls pile up while nobody reads: one that began after this one was asked for has answered it,
        // unless the clock was set back since.
        if (!state.polledAt().isBefore(task.requestedAt()) && !state.polledAt().isAfter(clock.instant())) {
            memory.ledger().polled(source.id(), task.requestedAt(), state.polledAt(), false);
            return Step.done();
        }
        if (!source.account().isOpen(clock)) {
            Mishaps.note(memory.ledger(), task, Problem.EXPIRED, 0, "the end of following this account is past");
            memory.ledger().polled(source.id(), task.requestedAt(), clock.instant(), false);
            return Step.done();
        }
        return switch (source.kind()) {
            case FEED, PAGES, SITEMAP -> listings.begin(task, source, memory);
            case HOTLINE -> hotlines.begin(task, source, memory);
            case MASTODON, BLUESKY, YOUTUBE, FACEBOOK, TELEGRAM, FORUM -> posts(task, source, state);
        };
    }

    private Step posts(Task task, Source source, SourceState state) {
        PostsReader reader = readers.get(source.kind());
        if (reader == null) {
            throw new IllegalStateException("No reader for " + source.kind());
        }
        Subject subject = new Subject(
                task, source, source.id(), id -> reader.look(source, id), (memory, changed, at) -> Ending.DONE);
        return posts.begin(
                subject,
                reader.read(source, state.cursorOrNewest(), state.known().keySet()));
    }

    private Step comments(Task task, Source source, Memory memory) {
        CommentThread thread = source.comments();
        String article = task.threadUrl();
        if (thread == null || article == null) {
            return ignored(task);
        }
        String key = source.id() + "#" + task.targetId();
        Subject subject = new Subject(
                task, source, key, Visits::unasked, (later, changed, at) -> again(task, source, later, changed, at));
        return posts.begin(
                subject,
                commentReader.read(
                        thread,
                        task.url(),
                        article,
                        source,
                        memory.source(key).known().keySet()));
    }

    // A thread is read whole: what is not in it is gone, and nothing is looked up.
    private static CompletableFuture<FetchOutcome> unasked(String id) {
        return CompletableFuture.failedFuture(new IllegalStateException("No comment is looked up by itself"));
    }

    private static Ending again(Task task, Source source, Memory memory, boolean changed, Instant at) {
        TargetState next = memory.target(task.targetId()).read(at, changed, source.every());
        memory.targets().put(task.targetId(), next);
        return next.isWatched(at) ? new Again(next.nextLook()) : Ending.DONE;
    }

    private static Step ignored(Task task) {
        LOG.info("task=ignored source={} purpose={} reason=\"not in force\"", task.sourceId(), task.purpose());
        return Step.done();
    }
}
