package org.lachan.ingest.facebook;

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
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/**
 * Posts of a page and the comments below them. The newest {@code max-items} posts are read at every poll, since they are edited;
 * what came since the last poll is read however much it is, up to a bound; comments in turn.
 */
public final class PageReader implements PostsReader {
    private final JsonInterface service;
    private final ServiceKey token;
    private final Clock clock;

    /** @param environment holds {@code LACHAN_FACEBOOK_TOKEN} */
    public PageReader(PoliteFetcher fetcher, Function<String, Optional<String>> environment, Clock clock) {
        this.service = new JsonInterface(fetcher, Errors::read);
        this.token = new ServiceKey("LACHAN_FACEBOOK_TOKEN", "an access token of the Graph API", environment);
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Window> read(Source source, @Nullable String cursor, Set<String> known) {
        Optional<String> secret = token.value();
        if (secret.isEmpty()) {
            return CompletableFuture.completedFuture(new Window(
                    List.of(),
                    Set.of(),
                    Set.of(),
                    known,
                    0,
                    null,
                    false,
                    Optional.of(token.missing(source.url(), clock))));
        }
        Details.FacebookPage page = (Details.FacebookPage) source.details();
        return new Poll(service, source, page, secret.get(), Cursor.parse(cursor), known, clock).run();
    }

    @Override
    public CompletableFuture<FetchOutcome> look(Source source, String nativeId) {
        Optional<String> secret = token.value();
        if (secret.isEmpty()) {
            return CompletableFuture.completedFuture(token.missing(source.url(), clock));
        }
        Address address = Address.of(source.url(), Address.encoded(nativeId)).with("fields", "id");
        return service.get(request(source, address, secret.get()))
                .thenApply(reply ->
                        reply instanceof Reply.Trouble trouble ? trouble.outcome() : ((Reply.Json) reply).fetched());
    }

    // In a header: an address is logged and kept as evidence.
    static FetchRequest request(Source source, Address address, String secret) {
        return FetchRequest.api(address.toString(), Validators.NONE, source.delay())
                .onOneHost()
                .withSecret("Authorization", "Bearer " + secret);
    }
}
