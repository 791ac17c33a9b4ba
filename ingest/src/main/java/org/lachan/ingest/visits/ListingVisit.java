package org.lachan.ingest.visits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.lachan.content.identity.Identities;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.ingest.feeds.FeedReader;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.frontier.Ending;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.LinkPage;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.sitemaps.SitemapReader;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.Step.Ended;

/** Reads a feed, a sitemap or a list page and asks for a visit of every page it names; the frontier knows when known ones are due. */
final class ListingVisit {
    private final PoliteFetcher fetcher;
    private final SitemapReader sitemaps;
    private final Identities identities;
    private final Workers workers;
    private final Clock clock;

    ListingVisit(PoliteFetcher fetcher, Identities identities, Workers workers, Clock clock) {
        this.fetcher = fetcher;
        this.sitemaps = new SitemapReader(fetcher);
        this.identities = identities;
        this.workers = workers;
        this.clock = clock;
    }

    Step begin(Task task, Source source, Memory memory) {
        SourceState state = memory.source(source.id());
        Instant start = clock.instant();
        FetchRequest request = FetchRequest.page(source.url(), source.delay())
                .withValidators(state.validators())
                .in(source.language());
        return Step.after(fetcher.fetch(request).thenCompose(outcome -> read(task, source, start, outcome)));
    }

    private CompletableFuture<Step.Settling> read(Task task, Source source, Instant start, FetchOutcome outcome) {
        if (!(outcome instanceof Fetched fetched)) {
            return CompletableFuture.completedFuture(
                    (memory, out) -> nothing(task, source, start, outcome, memory, out));
        }
        CompletableFuture<Listing> reading = source.kind() == Kind.SITEMAP
                ? sitemaps.read(source, fetched)
                : CompletableFuture.supplyAsync(() -> listing(source, fetched), workers);
        return reading.handle((listing, failure) -> (memory, out) -> failure == null
                ? listed(task, source, start, fetched, listing, memory, out)
                : unreadable(task, source, start, failure, memory));
    }

    private static Listing listing(Source source, Fetched fetched) {
        try {
            return source.details() instanceof Details.Links links
                    ? LinkPage.read(fetched, links.selector(), source.maxItems())
                    : FeedReader.read(fetched, source.maxItems());
        } catch (UnreadableListing e) {
            throw new CompletionException(e);
        }
    }

    private Step listed(
            Task task,
            Source source,
            Instant start,
            Fetched fetched,
            Listing listing,
            Memory memory,
            Consumer<Finding> out) {
        SourceState state = memory.source(source.id());
        memory.ledger().listed(source.id(), listing.items().size(), listing.unusable());
        memory.ledger().polled(source.id(), task.requestedAt(), fetched.at(), true);
        visit(task, source, state.toVisit(listing.items()), out);
        memory.sources().put(source.id(), state.listed(start, fetched.validators(), listing.items()));
        return Step.done();
    }

    private Step nothing(
            Task task, Source source, Instant start, FetchOutcome outcome, Memory memory, Consumer<Finding> out) {
        SourceState state = memory.source(source.id());
        boolean unchanged = outcome instanceof NotModified;
        Mishaps.note(memory.ledger(), task, outcome);
        if (unchanged) {
            visit(task, source, state.items(), out);
        }
        memory.ledger().polled(source.id(), task.requestedAt(), outcome.at(), unchanged);
        memory.sources().put(source.id(), state.polled(start));
        return new Ended(Ending.of(outcome));
    }

    private static Step unreadable(Task task, Source source, Instant start, Throwable failure, Memory memory) {
        Throwable reason = UnreadReason.orThrow(failure);
        Mishaps.unreadable(memory.ledger(), task, reason);
        memory.ledger().polled(source.id(), task.requestedAt(), start, false);
        memory.sources().put(source.id(), memory.source(source.id()).polled(start));
        return Step.done();
    }

    private void visit(Task task, Source source, List<ListedItem> items, Consumer<Finding> out) {
        Instant now = clock.instant();
        items.forEach(item -> out.accept(new NextTask(Task.visit(source, item, task.thorough(), identities, now))));
    }
}
