package org.lachan.ingest.readers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.PictureLink;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of a service, read with the mistrust that a stranger's answer deserves. */
public final class JsonAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonAnswer() {}

    /** @throws UnreadableListing where it is no JSON, or cut */
    public static JsonNode tree(Fetched answer) throws UnreadableListing {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new UnreadableListing("no JSON: " + e.getClass().getSimpleName(), e);
        }
    }

    /** @throws IllegalArgumentException where it is no JSON */
    public static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON: " + e.getClass().getSimpleName(), e);
        }
    }

    /** A text, or null where there is none or an empty one. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isString() || value.stringValue().isBlank() ? null : value.stringValue();
    }

    /** @throws IllegalArgumentException where there is none */
    public static String required(JsonNode node, String field) {
        String value = text(node, field);
        if (value == null) {
            throw new IllegalArgumentException("an entry without " + field);
        }
        return value;
    }

    /** @throws java.time.DateTimeException where it is no time of ISO 8601 with its offset */
    public static Instant time(JsonNode node, String field) {
        return OffsetDateTime.parse(required(node, field)).toInstant();
    }

    /** Empty where the address is none: one attachment that cannot be fetched must not hide its post. */
    public static Optional<PictureLink> picture(@Nullable String url, @Nullable String alt) {
        try {
            return Optional.ofNullable(url).map(Urls::normalise).map(normal -> new PictureLink(normal, alt));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
