package org.lachan.ingest.readers;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;

/**
 * Reads a service whose posts have growing ids, from the newest page by page: down to what is known, and at least the newest
 * {@code maxItems}, since edits do not show in ids. Where the pages of one poll do not suffice, the next one goes on where it ended.
 */
public final class Descent {
    /** Ids are written without leading zeros, and are longer than a long on some servers. */
    public static final Comparator<String> IDS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final int PAGES = 30;

    private final Function<FetchRequest, CompletableFuture<FetchOutcome>> fetch;
    private final Function<Optional<String>, FetchRequest> pageBefore;
    private final Parser parser;

    /** What a page holds. */
    public interface Parser {
        /** @throws UnreadableListing where the answer is not what the service promises */
        Page parse(Fetched answer) throws UnreadableListing;
    }

    /** @param pageBefore asks for the newest page, or for the one that holds what is older than an id */
    public Descent(
            Function<FetchRequest, CompletableFuture<FetchOutcome>> fetch,
            Function<Optional<String>, FetchRequest> pageBefore,
            Parser parser) {
        this.fetch = fetch;
        this.pageBefore = pageBefore;
        this.parser = parser;
    }

    /** As {@link PostsReader#read}; no id may hold a space. */
    public CompletableFuture<Window> read(int maxItems, @Nullable String cursor, Set<String> known) {
        return next(new Stretch(DescentCursor.parse(cursor), maxItems, known));
    }

    private CompletableFuture<Window> next(Stretch stretch) {
        if (stretch.done()) {
            return CompletableFuture.completedFuture(stretch.complete());
        }
        if (stretch.pages() == PAGES) {
            return CompletableFuture.completedFuture(stretch.interrupted());
        }
        return fetch.apply(pageBefore.apply(stretch.before())).thenCompose(outcome -> settled(stretch, outcome));
    }

    private CompletableFuture<Window> settled(Stretch stretch, FetchOutcome outcome) {
        if (!(outcome instanceof Fetched answer)) {
            return CompletableFuture.completedFuture(stretch.failed(outcome));
        }
        try {
            stretch.add(parser.parse(answer));
        } catch (UnreadableListing e) {
            return stretch.atTheTop()
                    ? CompletableFuture.failedFuture(e)
                    : CompletableFuture.completedFuture(stretch.failed(unreadable(answer, e)));
        }
        return next(stretch);
    }

    private static Refused unreadable(Fetched answer, UnreadableListing e) {
        return new Refused(
                answer.url(),
                answer.at(),
                answer.status(),
                Problem.UNREADABLE,
                String.valueOf(e.getMessage()),
                new byte[0],
                answer.hops());
    }
}
