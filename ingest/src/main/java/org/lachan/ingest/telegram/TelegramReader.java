package org.lachan.ingest.telegram;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.readers.Descent;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/** A public channel, by its preview pages; the site's robots.txt applies. */
public final class TelegramReader implements PostsReader {
    private final PoliteFetcher fetcher;

    public TelegramReader(PoliteFetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public CompletableFuture<Window> read(Source source, @Nullable String cursor, Set<String> known) {
        String channel = channel(source);
        String service = service(source);
        String newest = service + "s/" + channel;
        Descent descent = new Descent(
                fetcher::fetch,
                before ->
                        page(source, newest + before.map(id -> "?before=" + id).orElse("")),
                answer -> PreviewPage.parse(
                        answer, service, channel, !answer.url().contains("before=")));
        return descent.read(source.maxItems(), cursor, known);
    }

    @Override
    public CompletableFuture<FetchOutcome> look(Source source, String nativeId) {
        String url = service(source) + channel(source) + "/" + nativeId + "?embed=1&mode=tme";
        return fetcher.fetch(page(source, url)).thenApply(TelegramReader::judged);
    }

    // The service says with status 200 that a message, or its whole channel, is not there.
    private static FetchOutcome judged(FetchOutcome outcome) {
        if (!(outcome instanceof Fetched answer)) {
            return outcome;
        }
        Optional<Element> error =
                Optional.ofNullable(PreviewPage.document(answer).selectFirst(".tgme_widget_message_error"));
        return error.filter(words -> words.text().toLowerCase(Locale.ROOT).contains("not found"))
                .map(words -> gone(answer))
                .orElse(outcome);
    }

    private static FetchOutcome gone(Fetched answer) {
        return new Gone(answer.url(), answer.at(), answer.status(), answer.body(), answer.hops());
    }

    private static FetchRequest page(Source source, String url) {
        return FetchRequest.page(url, source.delay());
    }

    private static String channel(Source source) {
        if (source.details() instanceof Details.Channel channel) {
            return channel.name();
        }
        throw new IllegalArgumentException("Not a channel: source " + source.id());
    }

    private static String service(Source source) {
        return source.url().endsWith("/") ? source.url() : source.url() + "/";
    }
}
