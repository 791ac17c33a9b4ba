package org.lachan.ingest.forum;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.Details.Forum;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.LinkPage;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/**
 * Threads of a forum: of each on the list page, the last page that was read and those after it. A contribution's native id is
 * its thread's address, the sign # and its own id; its address is the thread's, since pages shift when something is deleted.
 */
public final class ForumReader implements PostsReader {
    private static final int MOST_THREADS = 100;
    private static final int MOST_PAGES_OF_A_LOOK = 30;

    private final PoliteFetcher fetcher;

    public ForumReader(PoliteFetcher fetcher) {
        this.fetcher = fetcher;
    }

    static FetchRequest request(Source source, String url) {
        return FetchRequest.page(url, source.delay()).onOneHost().in(source.language());
    }

    @Override
    public CompletableFuture<Window> read(Source source, @Nullable String cursor, Set<String> known) {
        Cursor before = Cursor.parse(cursor);
        return fetcher.fetch(request(source, source.url())).thenCompose(outcome -> {
            if (!(outcome instanceof Fetched list)) {
                return CompletableFuture.completedFuture(
                        new Window(List.of(), Set.of(), Set.of(), known, 0, cursor, false, Optional.of(outcome)));
            }
            try {
                return new Poll(fetcher, source, threads(source, list), before, known).run();
            } catch (UnreadableListing e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private static List<String> threads(Source source, Fetched list) throws UnreadableListing {
        String host = Urls.host(list.url());
        String selector = ((Forum) source.details()).threads();
        return LinkPage.read(list, selector, MOST_THREADS).items().stream()
                .map(ListedItem::url)
                .filter(url -> Urls.host(url).equals(host))
                .toList();
    }

    @Override
    public CompletableFuture<FetchOutcome> look(Source source, String nativeId) {
        int sign = nativeId.indexOf('#');
        if (sign < 0) {
            throw new IllegalArgumentException("Not an id of a contribution");
        }
        return look(source, nativeId.substring(0, sign), nativeId.substring(sign + 1), 1);
    }

    private CompletableFuture<FetchOutcome> look(Source source, String url, String id, int pages) {
        return fetcher.fetch(request(source, url)).thenCompose(outcome -> {
            if (!(outcome instanceof Fetched fetched)) {
                return CompletableFuture.completedFuture(outcome);
            }
            ThreadPage page = ThreadPage.read(fetched, (Forum) source.details());
            if (page.contributions().stream().anyMatch(each -> each.id().equals(id))) {
                return CompletableFuture.completedFuture(fetched);
            }
            if (page.contributions().isEmpty() || !page.whole() || pages >= MOST_PAGES_OF_A_LOOK) {
                return CompletableFuture.completedFuture(unclear(fetched));
            }
            String next = page.next();
            return next == null
                    ? CompletableFuture.completedFuture(
                            new Gone(fetched.url(), fetched.at(), fetched.status(), new byte[0], fetched.hops()))
                    : look(source, next, id, pages + 1);
        });
    }

    // A page without any contribution was rebuilt, or asks for a login: it does not say that one is gone.
    private static FetchOutcome unclear(Fetched fetched) {
        return new Failed(
                fetched.url(),
                fetched.at(),
                fetched.status(),
                Problem.UNREADABLE,
                "the thread could not be read to its end",
                null,
                fetched.hops());
    }
}
