package org.lachan.ingest.answers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.pages.PictureLink;
import tools.jackson.databind.JsonNode;

/** Values of an answer. What must be there and is not is an {@link IllegalArgumentException}, a bad time a DateTimeException. */
public final class Fields {
    // 2027-01-31T10:00:00+0700, as the Graph API writes it, beside ISO 8601.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Fields() {}

    /** Text or number as text; null where there is neither, or it is empty. */
    public static @Nullable String text(JsonNode node) {
        if (!node.isString() && !node.isNumber()) {
            return null;
        }
        String text = node.asString();
        return text.isEmpty() ? null : text;
    }

    public static String required(JsonNode parent, String name) {
        String text = text(parent.path(name));
        if (text == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return text;
    }

    /** As the service says it, though it be in the future: a reader must not give the same post another time at each poll. */
    public static Instant time(String text) {
        return OffsetDateTime.parse(text, TIME).toInstant();
    }

    /** None where the address is no address. */
    public static List<PictureLink> picture(@Nullable String url, @Nullable String alt) {
        if (url == null) {
            return List.of();
        }
        try {
            return List.of(new PictureLink(Urls.normalise(url), alt));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
