package org.lachan.ingest.visits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.lachan.content.identity.Identities;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Source;
import org.lachan.ingest.feeds.FeedReader;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.listings.Listing;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.LinkPage;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;

/** Reads a feed or a list page and asks for a visit of every page it names, known ones too: they may have changed. */
final class ListingVisit {
    private final PoliteFetcher fetcher;
    private final Identities identities;
    private final Tally tally;
    private final Mishaps mishaps;
    private final Clock clock;

    ListingVisit(PoliteFetcher fetcher, Identities identities, Tally tally, Mishaps mishaps, Clock clock) {
        this.fetcher = fetcher;
        this.identities = identities;
        this.tally = tally;
        this.mishaps = mishaps;
        this.clock = clock;
    }

    void run(Task task, Source source, Memory memory, Consumer<Finding> out) {
        SourceState state = memory.source(source.id());
        Instant start = clock.instant();
        FetchOutcome outcome = fetcher.fetch(FetchRequest.page(source.url(), source.delay())
                        .withValidators(state.validators())
                        .in(source.language()))
                .join();
        SourceState next = state.polled(start);
        if (outcome instanceof Fetched fetched) {
            next = listed(task, source, fetched, state, start, out);
        } else {
            mishaps.note(task, outcome);
            if (outcome instanceof NotModified) {
                visit(source, state.items(), out);
            }
        }
        memory.sources().put(source.id(), next);
    }

    private SourceState listed(
            Task task, Source source, Fetched fetched, SourceState state, Instant start, Consumer<Finding> out) {
        try {
            Listing listing = read(source, fetched);
            tally.of(source.id()).badRows.addAndGet(listing.unusable());
            visit(source, state.toVisit(listing.items()), out);
            return state.listed(start, fetched.validators(), listing.items());
        } catch (UnreadableListing e) {
            mishaps.unreadable(task, e);
            return state.polled(start);
        }
    }

    private static Listing read(Source source, Fetched fetched) throws UnreadableListing {
        return source.details() instanceof Details.Links links
                ? LinkPage.read(fetched, links.selector(), source.maxItems())
                : FeedReader.read(fetched, source.maxItems());
    }

    private void visit(Source source, List<ListedItem> items, Consumer<Finding> out) {
        tally.of(source.id()).items.addAndGet(items.size());
        Instant now = clock.instant();
        items.forEach(item -> out.accept(new NextTask(Task.visit(source, item, false, identities, now))));
    }
}
