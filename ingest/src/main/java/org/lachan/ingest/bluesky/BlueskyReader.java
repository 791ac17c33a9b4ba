package org.lachan.ingest.bluesky;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/** Feeds and accounts by the public interface, hashtags by Jetstream. A post's native id is its {@code at://} address. */
public final class BlueskyReader implements PostsReader {
    private static final String PUBLIC_INTERFACE = "https://public.api.bsky.app/";

    private final PoliteFetcher fetcher;
    private final Jetstream jetstream;
    private final String lookups;

    /**
     * @param resolver gives the address to connect to for a host, checked; throws {@link java.io.UncheckedIOException} around an
     *     {@link java.net.UnknownHostException}, which has a cause where the address is forbidden
     */
    public BlueskyReader(PoliteFetcher fetcher, Function<String, InetAddress> resolver, String userAgent, Clock clock) {
        this(fetcher, new Jetstream(resolver, StreamLimits.DEFAULT, userAgent, clock), PUBLIC_INTERFACE);
    }

    /** @param lookups base address of the interface that is asked for single posts of the stream; ends with a slash */
    BlueskyReader(PoliteFetcher fetcher, Jetstream jetstream, String lookups) {
        this.fetcher = fetcher;
        this.jetstream = jetstream;
        this.lookups = lookups;
    }

    @Override
    public CompletableFuture<Window> read(Source source, @Nullable String cursor, Set<String> known) {
        Details.Bluesky details = details(source);
        if (details.feed() != null) {
            return appView(source).feed(details.feed(), source.maxItems(), cursor, known);
        }
        return details.account() != null
                ? appView(source).account(details.account(), source.maxItems(), cursor, known)
                : jetstream.read(source, details.hashtags(), cursor, known);
    }

    @Override
    public CompletableFuture<FetchOutcome> look(Source source, String nativeId) {
        return appView(source).look(nativeId);
    }

    // A stream has no answer for a single post.
    private AppView appView(Source source) {
        boolean streams = !details(source).hashtags().isEmpty();
        String base = source.url().endsWith("/") ? source.url() : source.url() + "/";
        return new AppView(fetcher, streams ? lookups : base, source.delay());
    }

    private static Details.Bluesky details(Source source) {
        if (source.details() instanceof Details.Bluesky details) {
            return details;
        }
        throw new IllegalArgumentException("Not of Bluesky: source " + source.id());
    }
}
