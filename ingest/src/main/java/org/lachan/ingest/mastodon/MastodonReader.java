package org.lachan.ingest.mastodon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.Descent;
import org.lachan.ingest.readers.JsonAnswer;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/**
 * Public timelines of a Mastodon-compatible server: local, of a hashtag, or of an account. A server that shows them to its members
 * alone needs a token, in an environment variable of the source's own: one server's token must not reach another.
 */
public final class MastodonReader implements PostsReader {
    private static final String TOKEN = "LACHAN_MASTODON_TOKEN_";
    private static final int PAGE = 40;

    private final PoliteFetcher fetcher;
    private final Function<String, Optional<String>> environment;

    public MastodonReader(PoliteFetcher fetcher, Function<String, Optional<String>> environment) {
        this.fetcher = fetcher;
        this.environment = environment;
    }

    /** Name of the variable that holds a source's token. */
    public static String tokenVariable(Source source) {
        return TOKEN + source.id().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public CompletableFuture<Window> read(Source source, @Nullable String cursor, Set<String> known) {
        if (!(source.details() instanceof Details.Timeline timeline)) {
            throw new IllegalArgumentException("Not a timeline: source " + source.id());
        }
        if (timeline.account() != null) {
            return account(source, timeline.account(), cursor, known);
        }
        String path = timeline.hashtag() == null
                ? "api/v1/timelines/public?local=true&"
                : "api/v1/timelines/tag/" + encoded(timeline.hashtag()) + "?";
        return descend(source, path, cursor, known);
    }

    private CompletableFuture<Window> account(Source source, String name, @Nullable String cursor, Set<String> known) {
        return ask(source, "api/v1/accounts/lookup?acct=" + encoded(name)).thenCompose(outcome -> {
            if (!(outcome instanceof Fetched answer)) {
                return CompletableFuture.completedFuture(withoutAccount(outcome, known));
            }
            try {
                String path = "api/v1/accounts/" + accountId(answer) + "/statuses?exclude_reblogs=true&";
                return descend(source, path, cursor, known);
            } catch (UnreadableListing e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    // With an account its statuses go: each is looked up.
    private static Window withoutAccount(FetchOutcome outcome, Set<String> known) {
        boolean gone = outcome instanceof Gone;
        return new Window(
                List.of(),
                Set.of(),
                gone ? known : Set.of(),
                gone ? Set.of() : known,
                0,
                null,
                false,
                Optional.of(outcome));
    }

    private static String accountId(Fetched answer) throws UnreadableListing {
        String id = JsonAnswer.text(JsonAnswer.tree(answer), "id");
        if (id == null || !StatusPage.ID.matcher(id).matches()) {
            throw new UnreadableListing("no account");
        }
        return id;
    }

    private CompletableFuture<Window> descend(Source source, String path, @Nullable String cursor, Set<String> known) {
        String server = server(source);
        Descent descent = new Descent(
                request -> fetch(source, request),
                before -> request(
                        source,
                        path + "limit=" + PAGE
                                + before.map(id -> "&max_id=" + id).orElse("")),
                answer -> StatusPage.parse(answer, server));
        return descent.read(source.maxItems(), cursor, known);
    }

    @Override
    public CompletableFuture<FetchOutcome> look(Source source, String nativeId) {
        return ask(source, "api/v1/statuses/" + encoded(nativeId));
    }

    private CompletableFuture<FetchOutcome> ask(Source source, String path) {
        return fetch(source, request(source, path));
    }

    private CompletableFuture<FetchOutcome> fetch(Source source, FetchRequest request) {
        return fetcher.fetch(request).thenApply(outcome -> explained(source, outcome));
    }

    FetchRequest request(Source source, String path) {
        FetchRequest request = FetchRequest.api(server(source) + path, Validators.NONE, source.delay());
        return token(source)
                .map(token -> request.withSecret("Authorization", "Bearer " + token))
                .orElse(request);
    }

    private Optional<String> token(Source source) {
        return environment.apply(tokenVariable(source)).filter(token -> !token.isBlank());
    }

    // 422 is what older servers say where newer ones say 401.
    private FetchOutcome explained(Source source, FetchOutcome outcome) {
        if (!(outcome instanceof Refused refused) || (refused.status() != 401 && refused.status() != 422)) {
            return outcome;
        }
        String why = token(source).isPresent()
                ? "the server refuses the token in " + tokenVariable(source)
                : "the server shows this to its members alone: " + tokenVariable(source) + " holds no token";
        return new Refused(
                refused.url(), refused.at(), refused.status(), Problem.KEY, why, refused.page(), refused.hops());
    }

    private static String server(Source source) {
        return source.url().endsWith("/") ? source.url() : source.url() + "/";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
