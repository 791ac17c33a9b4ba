package org.lachan.ingest.visits;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.pages.Article;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.TargetState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;

/** Fetches one page. */
final class PageVisit {
    private static final int MOST_HOSTS = 5;

    private final PoliteFetcher fetcher;
    private final Identities identities;
    private final PostWriter writer;
    private final Mishaps mishaps;

    PageVisit(PoliteFetcher fetcher, Identities identities, PostWriter writer, Mishaps mishaps) {
        this.fetcher = fetcher;
        this.identities = identities;
        this.writer = writer;
        this.mishaps = mishaps;
    }

    void run(Task task, Duration delay, @Nullable String language, Memory memory, Consumer<Finding> out) {
        TargetState state = memory.target(task.targetId());
        FetchOutcome outcome = fetcher.fetch(
                        request(task, delay, state.validators()).in(language))
                .join();
        TargetState next = state.unchanged(outcome);
        if (outcome instanceof Fetched fetched) {
            next = fetched(task, fetched, delay, state, memory, out);
        } else if (outcome instanceof Gone gone) {
            delete(task, state, gone, memory, out);
            next = state.gone(gone);
        } else if (outcome instanceof Elsewhere elsewhere) {
            pass(task, elsewhere, state, memory, out);
            next = state.gone(elsewhere);
        } else if (!(outcome instanceof NotModified)) {
            mishaps.note(task, outcome);
            next = state.failed(outcome);
        }
        memory.targets().put(task.targetId(), next);
    }

    /** A request for the task's page on its own host. */
    static FetchRequest request(Task task, Duration delay, Validators validators) {
        FetchRequest request = FetchRequest.page(task.url(), delay).onOneHost();
        return task.origin().isAsked() ? request.withoutRobots() : request.withValidators(validators);
    }

    private TargetState fetched(
            Task task, Fetched fetched, Duration delay, TargetState state, Memory memory, Consumer<Finding> out) {
        String postId = writer.write(task, seen(task, fetched), delay, memory, out);
        String oldPost = state.postId();
        Redirects way = fetched.redirects();
        if (oldPost != null && !oldPost.equals(postId) && way.movedPermanently()) {
            writer.delete(task, oldPost, fetched.at(), way.statuses().get(0), memory, out);
        }
        return state.fetched(fetched, postId, MediaIntake.sha256(fetched.body()));
    }

    private void delete(Task task, TargetState state, FetchOutcome outcome, Memory memory, Consumer<Finding> out) {
        if (state.postId() == null) {
            mishaps.note(task, outcome);
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
            mishaps.note(task, Problem.REDIRECTS, elsewhere.status());
        }
    }

    private static Seen seen(Task task, Fetched fetched) {
        Article article = Article.isHtml(fetched.mediaType()) ? Article.read(fetched) : Article.NONE;
        String title = task.title() == null ? article.title().orElse(null) : task.title();
        return new Seen(
                fetched.url(),
                null,
                title,
                task.publishedAt(),
                null,
                fetched.mediaType(),
                fetched.body(),
                fetched.truncated(),
                fetched.status(),
                fetched.at(),
                article.pictures(),
                null);
    }
}
