package org.lachan.ingest;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.robots.PoliteFetcher;

/** A server on loopback and a fetcher that may reach it. */
public final class Loopback implements AutoCloseable {
    public final SmallWeb web = new SmallWeb();
    private final Fetcher fetcher = new Fetcher(FetchLimits.DEFAULT, true, Clock.systemUTC());
    public final PoliteFetcher polite = new PoliteFetcher(fetcher, Clock.systemUTC());

    public Loopback() throws IOException {}

    /** @param keys of sources.yaml, with {@code URL} for the server's address */
    public Source source(String keys) {
        String yaml =
                "sources:\n  - {id: nguon, audience: children, delay: 0s, " + keys.replace("URL", web.url("")) + "}\n";
        return SourceList.parse(yaml, "sources.yaml").all().get(0);
    }

    /** What came, or what it failed with. */
    public static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
        web.close();
    }
}
