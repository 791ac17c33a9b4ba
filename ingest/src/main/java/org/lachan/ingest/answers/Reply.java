package org.lachan.ingest.answers;

import org.lachan.ingest.fetch.FetchOutcome;
import tools.jackson.databind.JsonNode;

/** What an interface that speaks JSON came back with. */
public sealed interface Reply {

    /** An answer as promised. */
    record Json(JsonNode root, FetchOutcome.Fetched fetched) implements Reply {}

    /** Anything else: never {@code Fetched}; bytes that are no JSON are {@code Failed} with {@code UNREADABLE}. */
    record Trouble(FetchOutcome outcome) implements Reply {}
}
