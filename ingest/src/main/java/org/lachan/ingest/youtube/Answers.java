package org.lachan.ingest.youtube;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.answers.Fields;
import org.lachan.ingest.answers.PlainText;
import org.lachan.ingest.discussions.Comment;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.readers.NativePost;
import tools.jackson.databind.JsonNode;

/** The service's resources as posts. Whatever lacks what it must have is absent. */
final class Answers {
    private static final String WATCH = "https://www.youtube.com/watch?v=";
    private static final List<String> THUMBNAILS = List.of("maxres", "standard", "high", "medium", "default");

    private Answers() {}

    /** Entries and how many of them were unusable. */
    record Read<T>(List<T> entries, int unusable) {}

    interface Entry<T> {
        /** @throws IllegalArgumentException when something is missing */
        T of(JsonNode item);
    }

    static <T> Read<T> read(JsonNode items, Entry<T> entry) {
        List<T> entries = new ArrayList<>();
        int unusable = 0;
        for (JsonNode item : items) {
            Optional<T> usable = usable(item, entry);
            usable.ifPresent(entries::add);
            unusable += usable.isPresent() ? 0 : 1;
        }
        return new Read<>(entries, unusable);
    }

    private static <T> Optional<T> usable(JsonNode item, Entry<T> entry) {
        try {
            return Optional.of(entry.of(item));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    static String watch(String videoId) {
        return WATCH + Address.encoded(videoId);
    }

    static NativePost video(JsonNode item) {
        JsonNode snippet = item.path("snippet");
        String id = Fields.required(item, "id");
        String description = Fields.text(snippet.path("description"));
        return new NativePost(
                id,
                watch(id),
                Fields.text(snippet.path("channelId")),
                Fields.required(snippet, "title"),
                description == null ? "" : PlainText.html(description),
                Fields.time(Fields.required(snippet, "publishedAt")),
                thumbnail(snippet.path("thumbnails")),
                null,
                null);
    }

    private static List<PictureLink> thumbnail(JsonNode thumbnails) {
        return THUMBNAILS.stream()
                .map(size -> Fields.text(thumbnails.path(size).path("url")))
                .filter(url -> url != null)
                .findFirst()
                .map(url -> Fields.picture(url, null))
                .orElse(List.of());
    }

    static Comment thread(JsonNode item, String videoId) {
        JsonNode snippet = item.path("snippet");
        NativePost top = comment(snippet.path("topLevelComment"), videoId, null);
        Read<NativePost> replies =
                read(item.path("replies").path("comments"), reply -> comment(reply, videoId, top.id()));
        return new Comment(
                top, replies.entries(), snippet.path("totalReplyCount").asInt(0));
    }

    /** @param parentId of a reply; null for what stands directly below the video */
    static NativePost comment(JsonNode item, String videoId, @Nullable String parentId) {
        JsonNode snippet = item.path("snippet");
        String id = Fields.required(item, "id");
        return new NativePost(
                id,
                commentUrl(videoId, id),
                Fields.text(snippet.path("authorChannelId").path("value")),
                null,
                PlainText.html(Fields.required(snippet, "textDisplay")),
                Fields.time(Fields.required(snippet, "publishedAt")),
                List.of(),
                parentId == null ? videoId : parentId,
                parentId == null ? watch(videoId) : commentUrl(videoId, parentId));
    }

    private static String commentUrl(String videoId, String commentId) {
        return watch(videoId) + "&lc=" + Address.encoded(commentId);
    }
}
