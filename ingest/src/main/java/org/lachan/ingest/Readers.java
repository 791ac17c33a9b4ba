package org.lachan.ingest;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.lachan.content.sources.Kind;
import org.lachan.ingest.bluesky.BlueskyReader;
import org.lachan.ingest.facebook.PageReader;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.fetch.GuardedDns;
import org.lachan.ingest.forum.ForumReader;
import org.lachan.ingest.mastodon.MastodonReader;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.telegram.TelegramReader;
import org.lachan.ingest.youtube.VideosReader;

/** The readers of all kinds whose interface gives posts whole. */
final class Readers {
    private Readers() {}

    static Map<Kind, PostsReader> all(PoliteFetcher fetcher, GuardedDns names, Clock clock) {
        Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
        // Of a connection's own thread; every address that comes back was checked.
        Function<String, InetAddress> resolver = host -> checked(names, host);
        return Map.of(
                Kind.MASTODON,
                new MastodonReader(fetcher, environment),
                Kind.BLUESKY,
                new BlueskyReader(fetcher, resolver, Fetcher.USER_AGENT, clock),
                Kind.YOUTUBE,
                new VideosReader(fetcher, environment, clock),
                Kind.FACEBOOK,
                new PageReader(fetcher, environment, clock),
                Kind.TELEGRAM,
                new TelegramReader(fetcher),
                Kind.FORUM,
                new ForumReader(fetcher));
    }

    // Who connects by himself tells an unknown host from a forbidden one by the cause.
    private static InetAddress checked(GuardedDns names, String host) {
        try {
            return names.resolve(host).join().get(0);
        } catch (CompletionException e) {
            UnknownHostException unknown = new UnknownHostException(host);
            if (!(e.getCause() instanceof UnknownHostException)) {
                unknown.initCause(e.getCause());
            }
            throw new UncheckedIOException(unknown);
        }
    }
}
