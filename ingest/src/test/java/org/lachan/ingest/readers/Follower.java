package org.lachan.ingest.readers;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Account;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.robots.PoliteFetcher;

/** Follows a source poll by poll, and keeps between two polls what a state store would. */
public final class Follower {
    private final PostsReader reader;
    private final Source source;
    private @Nullable String cursor;
    private Set<String> known = new HashSet<>();
    private final Set<String> gone = new HashSet<>();

    public Follower(PostsReader reader, Source source) {
        this.reader = reader;
        this.source = source;
    }

    public static PoliteFetcher fetcher() {
        Clock clock = Clock.systemUTC();
        return new PoliteFetcher(new Fetcher(FetchLimits.DEFAULT, true, clock), clock);
    }

    public static Source source(Kind kind, String url, int maxItems, Details details) {
        return new Source(
                "vuon-tre",
                kind,
                url,
                DeclaredAudience.GENERAL,
                null,
                Duration.ofMinutes(5),
                maxItems,
                Duration.ZERO,
                details,
                null,
                Account.INSTITUTION);
    }

    public Window poll() {
        Window window = await(reader.read(source, cursor, Set.copyOf(known)));
        Set<String> next = new HashSet<>(window.keep());
        window.posts().forEach(post -> next.add(post.id()));
        gone.addAll(window.deleted());
        for (String id : window.missing()) {
            (look(id) instanceof Gone ? gone : next).add(id);
        }
        known = next;
        cursor = window.cursor() == null ? cursor : window.cursor();
        return window;
    }

    public FetchOutcome look(String id) {
        return await(reader.look(source, id));
    }

    public Set<String> known() {
        return known;
    }

    public Set<String> gone() {
        return gone;
    }

    public static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
