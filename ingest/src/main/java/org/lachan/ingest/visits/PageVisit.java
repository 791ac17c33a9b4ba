package org.lachan.ingest.visits;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.content.sources.CommentThread;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.frontier.Ending;
import org.lachan.ingest.frontier.Ending.Again;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.TargetState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.Step.Ended;

/** Fetches one page. */
final class PageVisit {
    private static final int MOST_HOSTS = 5;

    private final PoliteFetcher fetcher;
    private final Identities identities;
    private final PostWriter writer;
    private final PageReading reading;
    private final Workers workers;

    PageVisit(PoliteFetcher fetcher, Identities identities, PostWriter writer, PageReading reading, Workers workers) {
        this.fetcher = fetcher;
        this.identities = identities;
        this.writer = writer;
        this.reading = reading;
        this.workers = workers;
    }

    /**
     * How it is to be fetched.
     *
     * @param shortest interval between two looks
     * @param source null where nobody's list named the page
     */
    record Manner(
            Duration delay, Duration shortest, @Nullable Source source) {
        @Nullable
        CommentThread comments() {
            return source == null ? null : source.comments();
        }
    }

    Step begin(Task task, Manner manner, Memory memory) {
        TargetState state = memory.target(task.targetId());
        Source source = manner.source();
        FetchRequest request =
                request(task, manner.delay(), state.validators()).in(source == null ? null : source.language());
        return Step.after(fetcher.fetch(request).thenCompose(outcome -> read(task, manner, outcome)));
    }

    /** A request for the task's page on its own host. */
    static FetchRequest request(Task task, Duration delay, Validators validators) {
        FetchRequest request = FetchRequest.page(task.url(), delay).onOneHost();
        return task.origin().isAsked() ? request.withoutRobots() : request.withValidators(validators);
    }

    private CompletableFuture<Step.Settling> read(Task task, Manner manner, FetchOutcome outcome) {
        if (!(outcome instanceof Fetched fetched)) {
            return CompletableFuture.completedFuture((memory, out) -> nothing(task, manner, outcome, memory, out));
        }
        return CompletableFuture.supplyAsync(() -> reading.read(task, fetched, manner.comments()), workers)
                .thenApply(seen -> (memory, out) -> fetched(task, manner, fetched, seen, memory, out));
    }

    private Step fetched(Task task, Manner manner, Fetched fetched, Seen seen, Memory memory, Consumer<Finding> out) {
        if (writer.next(task, seen, memory).isEmpty()) {
            writer.met(seen, memory);
            return known(task, manner, fetched, seen, false, memory, out);
        }
        return Step.after(writer.prepare(seen, manner.delay()).thenApply(prepared -> (later, then) -> {
            writer.write(task, prepared, later, then);
            return known(task, manner, fetched, seen, true, later, then);
        }));
    }

    private Step known(
            Task task,
            Manner manner,
            Fetched fetched,
            Seen seen,
            boolean changed,
            Memory memory,
            Consumer<Finding> out) {
        TargetState state = memory.target(task.targetId());
        String postId = writer.postId(seen);
        String oldPost = state.postId();
        Redirects way = fetched.redirects();
        if (oldPost != null && !oldPost.equals(postId) && way.movedPermanently()) {
            writer.delete(task, oldPost, fetched.at(), way.statuses().get(0), memory, out);
        }
        if (seen.commentsUrl() != null) {
            out.accept(new NextTask(task.commentsAt(seen.commentsUrl(), postId, seen.url(), identities)));
        }
        TargetState next = state.fetched(fetched, postId, seen.textPrint(), changed, manner.shortest());
        return end(task, next, fetched.at(), memory);
    }

    private Step nothing(Task task, Manner manner, FetchOutcome outcome, Memory memory, Consumer<Finding> out) {
        TargetState state = memory.target(task.targetId());
        if (outcome instanceof NotModified) {
            writer.met(state.postId(), outcome.at(), memory);
            return end(task, state.unchanged(outcome, manner.shortest()), outcome.at(), memory);
        }
        if (outcome instanceof Gone gone) {
            delete(task, state, gone, memory, out);
            return end(task, state.gone(gone), gone.at(), memory);
        }
        if (outcome instanceof Elsewhere elsewhere) {
            pass(task, elsewhere, state, memory, out);
            return end(task, state.gone(elsewhere), elsewhere.at(), memory);
        }
        Mishaps.note(memory.ledger(), task, outcome);
        if (outcome instanceof Failed failed) {
            return new Ended(Ending.postponed(failed));
        }
        return end(task, state.refused(outcome), outcome.at(), memory);
    }

    private static Step end(Task task, TargetState next, Instant at, Memory memory) {
        memory.targets().put(task.targetId(), next);
        boolean again = !task.origin().isAsked() && next.isWatched(at);
        return new Ended(again ? new Again(next.nextLook()) : Ending.DONE);
    }

    private void delete(Task task, TargetState state, FetchOutcome outcome, Memory memory, Consumer<Finding> out) {
        if (state.postId() == null) {
            Mishaps.note(memory.ledger(), task, outcome);
        } else {
            writer.delete(task, state.postId(), outcome.at(), outcome.status(), memory, out);
        }
    }

    // Another host is another partition's: there it has its own pace and its own state.
    private void pass(Task task, Elsewhere elsewhere, TargetState state, Memory memory, Consumer<Finding> out) {
        if (elsewhere.permanent() && state.postId() != null) {
            writer.delete(task, state.postId(), elsewhere.at(), elsewhere.status(), memory, out);
        }
        if (task.redirects() < MOST_HOSTS) {
            out.accept(new NextTask(task.movedTo(elsewhere.target(), identities)));
        } else {
            Mishaps.note(memory.ledger(), task, Problem.REDIRECTS, elsewhere.status(), "too many hosts");
        }
    }
}
