package org.lachan.ingest.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.PictureLink;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer of the timeline interface.
 *
 * @param statuses public ones, newest first
 * @param unusable entries that lack what a status must have
 */
record TimelinePage(List<Status> statuses, int unusable) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    TimelinePage {
        statuses = List.copyOf(statuses);
    }

    static TimelinePage parse(byte[] body) throws UnreadableListing {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException e) {
            throw new UnreadableListing("no JSON: " + e.getClass().getSimpleName(), e);
        }
        if (!root.isArray()) {
            throw new UnreadableListing("no list of statuses");
        }
        List<Status> statuses = new ArrayList<>();
        int unusable = 0;
        for (JsonNode node : root) {
            if (!"public".equals(text(node, "visibility", "public"))) {
                continue; // what is not public is not ours to read, whatever a server sends
            }
            Optional<Status> status = status(node);
            status.ifPresent(statuses::add);
            unusable += status.isPresent() ? 0 : 1;
        }
        statuses.sort((one, other) -> Status.compareIds(other.id(), one.id()));
        return new TimelinePage(statuses, unusable);
    }

    private static Optional<Status> status(JsonNode node) {
        try {
            String id = required(node, "id");
            String link = text(node, "url", null);
            String handle = required(node.path("account"), "acct");
            return Optional.of(new Status(
                    id,
                    Urls.normalise(link == null ? required(node, "uri") : link),
                    required(node, "content"),
                    handle,
                    instant(required(node, "created_at")),
                    emptyToNull(text(node, "spoiler_text", null)),
                    media(node.path("media_attachments"))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<PictureLink> media(JsonNode attachments) {
        List<PictureLink> links = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            usable(text(attachment, "url", null))
                    .ifPresent(url -> links.add(new PictureLink(url, text(attachment, "description", null))));
        }
        return links;
    }

    // One attachment that cannot be fetched must not hide the status from us.
    private static Optional<String> usable(@Nullable String url) {
        try {
            return Optional.ofNullable(url).map(Urls::normalise);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static String required(JsonNode node, String field) {
        String value = text(node, field, null);
        if (value == null) {
            throw new IllegalArgumentException("a status without " + field);
        }
        return value;
    }

    private static @Nullable String text(JsonNode node, String field, @Nullable String otherwise) {
        JsonNode value = node.get(field);
        return value == null || !value.isString() ? otherwise : value.stringValue();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
