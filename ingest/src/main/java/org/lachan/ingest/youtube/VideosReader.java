package org.lachan.ingest.youtube;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Source;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.answers.JsonInterface;
import org.lachan.ingest.answers.Reply;
import org.lachan.ingest.answers.ServiceKey;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/**
 * Videos of a channel or a search, and the comments below them. The newest {@code max-items} videos are read at every poll, since
 * titles are edited; their comments in turn, within the day's quota.
 */
public final class VideosReader implements PostsReader {
    private final JsonInterface service;
    private final ServiceKey key;
    private final Clock clock;

    /** @param environment holds {@code LACHAN_YOUTUBE_KEY} */
    public VideosReader(PoliteFetcher fetcher, Function<String, Optional<String>> environment, Clock clock) {
        this.service = new JsonInterface(fetcher, Errors::read);
        this.key = new ServiceKey("LACHAN_YOUTUBE_KEY", "a key of the YouTube Data API v3", environment);
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Window> read(Source source, @Nullable String cursor, Set<String> known) {
        Optional<String> secret = key.value();
        if (secret.isEmpty()) {
            return CompletableFuture.completedFuture(nothing(known, key.missing(source.url(), clock)));
        }
        Details.Videos videos = (Details.Videos) source.details();
        return new Poll(service, source, videos, secret.get(), Cursor.parse(cursor), known, clock).run();
    }

    private static Window nothing(Set<String> known, Refused why) {
        return new Window(List.of(), Set.of(), Set.of(), known, 0, null, false, Optional.of(why));
    }

    @Override
    public CompletableFuture<FetchOutcome> look(Source source, String nativeId) {
        Optional<String> secret = key.value();
        if (secret.isEmpty()) {
            return CompletableFuture.completedFuture(key.missing(source.url(), clock));
        }
        // Ids of videos have eleven characters, those of comments more.
        String resource = nativeId.length() > 11 ? "comments" : "videos";
        Address address =
                Address.of(source.url(), resource).with("part", "snippet").with("id", nativeId);
        return service.get(request(source, address, secret.get())).thenApply(VideosReader::whetherThere);
    }

    // What was deleted is answered with an empty list and status 200.
    private static FetchOutcome whetherThere(Reply reply) {
        if (reply instanceof Reply.Trouble trouble) {
            return trouble.outcome();
        }
        Reply.Json answer = (Reply.Json) reply;
        FetchOutcome.Fetched fetched = answer.fetched();
        return answer.root().path("items").isEmpty()
                ? new Gone(fetched.url(), fetched.at(), fetched.status(), new byte[0], fetched.hops())
                : fetched;
    }

    // In a header: an address is logged and kept as evidence.
    static FetchRequest request(Source source, Address address, String secret) {
        return FetchRequest.api(address.toString(), Validators.NONE, source.delay())
                .onOneHost()
                .withSecret("X-goog-api-key", secret);
    }
}
