package org.lachan.ingest.bluesky;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/** The public interface (XRPC) of a Bluesky server. */
final class AppView {
    private static final int PAGES = 30;
    private static final int PAGE = 100;
    private static final int ASKED_AT_ONCE = 25;

    private final PoliteFetcher fetcher;
    private final String service;
    private final Duration delay;

    /** @param service base address, ends with a slash */
    AppView(PoliteFetcher fetcher, String service, Duration delay) {
        this.fetcher = fetcher;
        this.service = service;
        this.delay = delay;
    }

    CompletableFuture<Window> feed(String address, int maxItems, @Nullable String cursor, Set<String> known) {
        return read("app.bsky.feed.getFeed?feed=" + encoded(address), maxItems, cursor, known);
    }

    CompletableFuture<Window> account(String actor, int maxItems, @Nullable String cursor, Set<String> known) {
        String query = "app.bsky.feed.getAuthorFeed?filter=posts_with_replies&actor=" + encoded(actor);
        return read(query, maxItems, cursor, known);
    }

    private CompletableFuture<Window> read(String query, int maxItems, @Nullable String cursor, Set<String> known) {
        return next(query, new FeedStretch(FeedCursor.parse(cursor), maxItems, known));
    }

    private CompletableFuture<Window> next(String query, FeedStretch stretch) {
        if (stretch.done()) {
            return confirmed(stretch, stretch.unseen());
        }
        if (stretch.pages() == PAGES) {
            return CompletableFuture.completedFuture(stretch.interrupted());
        }
        String page = query + "&limit=" + PAGE
                + stretch.next().map(next -> "&cursor=" + encoded(next)).orElse("");
        return ask(page).thenCompose(outcome -> settled(query, stretch, outcome));
    }

    private CompletableFuture<Window> settled(String query, FeedStretch stretch, FetchOutcome outcome) {
        if (!(outcome instanceof Fetched answer)) {
            return CompletableFuture.completedFuture(stretch.failed(outcome));
        }
        try {
            stretch.add(FeedPage.feed(answer), answer);
        } catch (UnreadableListing e) {
            return stretch.atTheTop()
                    ? CompletableFuture.failedFuture(e)
                    : CompletableFuture.completedFuture(stretch.failed(unreadable(answer, e)));
        }
        return next(query, stretch);
    }

    private CompletableFuture<Window> confirmed(FeedStretch stretch, List<String> unseen) {
        if (unseen.isEmpty()) {
            return CompletableFuture.completedFuture(stretch.complete(null));
        }
        List<String> now = unseen.subList(0, Math.min(ASKED_AT_ONCE, unseen.size()));
        return posts(now).thenCompose(outcome -> {
            if (!(outcome instanceof Fetched answer)) {
                return CompletableFuture.completedFuture(stretch.complete(outcome));
            }
            try {
                stretch.asked(now, FeedPage.posts(answer).ids());
            } catch (UnreadableListing e) {
                return CompletableFuture.completedFuture(stretch.complete(unreadable(answer, e)));
            }
            return confirmed(stretch, unseen.subList(now.size(), unseen.size()));
        });
    }

    /** {@code Gone} where the service answers without the post. */
    CompletableFuture<FetchOutcome> look(String id) {
        return posts(List.of(id)).thenApply(outcome -> {
            if (!(outcome instanceof Fetched answer)) {
                return outcome;
            }
            try {
                return FeedPage.posts(answer).ids().contains(id) ? outcome : gone(answer);
            } catch (UnreadableListing e) {
                return unreadable(answer, e);
            }
        });
    }

    private CompletableFuture<FetchOutcome> posts(List<String> ids) {
        return ask(ids.stream()
                .map(id -> "uris=" + encoded(id))
                .collect(Collectors.joining("&", "app.bsky.feed.getPosts?", "")));
    }

    private CompletableFuture<FetchOutcome> ask(String query) {
        return fetcher.fetch(FetchRequest.api(service + "xrpc/" + query, Validators.NONE, delay))
                .thenApply(AppView::explained);
    }

    private static FetchOutcome explained(FetchOutcome outcome) {
        return outcome instanceof Refused refused && refused.status() == 401
                ? new Refused(
                        refused.url(),
                        refused.at(),
                        refused.status(),
                        Problem.KEY,
                        "the service shows this to its members alone, and nobody is a member here",
                        refused.page(),
                        refused.hops())
                : outcome;
    }

    private static Gone gone(Fetched answer) {
        return new Gone(answer.url(), answer.at(), answer.status(), answer.body(), answer.hops());
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
