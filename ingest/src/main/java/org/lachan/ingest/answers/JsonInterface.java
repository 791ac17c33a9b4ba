package org.lachan.ingest.answers;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.robots.PoliteFetcher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an interface that answers with JSON objects. */
public final class JsonInterface {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PoliteFetcher fetcher;
    private final UnaryOperator<FetchOutcome> reading;

    /** @param reading of outcomes: what a service says in the body of an error is made the outcome that it means */
    public JsonInterface(PoliteFetcher fetcher, UnaryOperator<FetchOutcome> reading) {
        this.fetcher = fetcher;
        this.reading = reading;
    }

    public CompletableFuture<Reply> get(FetchRequest request) {
        return fetcher.fetch(request).thenApply(outcome -> reply(reading.apply(outcome)));
    }

    private static Reply reply(FetchOutcome outcome) {
        if (!(outcome instanceof Fetched fetched)) {
            return new Reply.Trouble(outcome);
        }
        try {
            return new Reply.Json(parse(fetched), fetched);
        } catch (UnreadableListing e) {
            return new Reply.Trouble(new Failed(
                    fetched.url(),
                    fetched.at(),
                    fetched.status(),
                    Problem.UNREADABLE,
                    String.valueOf(e.getMessage()),
                    null,
                    fetched.hops()));
        }
    }

    /** @throws UnreadableListing when the bytes are no JSON object or array, or were cut */
    public static JsonNode parse(Fetched fetched) throws UnreadableListing {
        if (fetched.truncated()) {
            throw new UnreadableListing("cut at " + fetched.body().length + " bytes");
        }
        try {
            JsonNode root = JSON.readTree(fetched.body());
            if (root.isContainer()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new UnreadableListing("no JSON: " + e.getClass().getSimpleName(), e);
        }
        throw new UnreadableListing("no JSON object");
    }

    /** Of a body that came with an error; a missing node where it is no JSON. */
    public static JsonNode lenient(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
