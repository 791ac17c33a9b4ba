package org.lachan.ingest.facebook;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.answers.Fields;
import org.lachan.ingest.answers.PlainText;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.readers.NativePost;
import tools.jackson.databind.JsonNode;

/** The service's nodes as posts. Whatever lacks what it must have is absent. */
final class Answers {
    private static final String SITE = "https://www.facebook.com/";

    private Answers() {}

    /** @param next cursor of the page after this one; null for the last */
    record Read(
            List<NativePost> posts, int unusable, @Nullable String next) {}

    static Read posts(JsonNode root) {
        return read(root, null);
    }

    static Read comments(JsonNode root, String postId) {
        return read(root, postId);
    }

    private static Read read(JsonNode root, @Nullable String postId) {
        List<NativePost> posts = new ArrayList<>();
        int unusable = 0;
        for (JsonNode item : root.path("data")) {
            Optional<NativePost> post = post(item, postId);
            post.ifPresent(posts::add);
            unusable += post.isPresent() ? 0 : 1;
        }
        // The link to the next page could lead anywhere, and can hold the token: only its cursor is taken.
        boolean more = root.path("paging").has("next");
        return new Read(posts, unusable, more ? Fields.text(root.at("/paging/cursors/after")) : null);
    }

    private static Optional<NativePost> post(JsonNode item, @Nullable String postId) {
        try {
            String id = Fields.required(item, "id");
            // Replies name the comment above them; what names none stands below the post.
            String above = Fields.text(item.path("parent").path("id"));
            String parent = postId == null || above == null ? postId : above;
            String message = Fields.text(item.path("message"));
            return Optional.of(new NativePost(
                    id,
                    url(item, id),
                    Fields.text(item.path("from").path("id")),
                    null,
                    message == null ? "" : PlainText.html(message),
                    Fields.time(Fields.required(item, "created_time")),
                    media(item),
                    parent,
                    parent == null ? null : SITE + Address.encoded(parent)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String url(JsonNode item, String id) {
        String link = Fields.text(item.path("permalink_url"));
        return Urls.normalise(link == null ? SITE + Address.encoded(id) : link);
    }

    private static List<PictureLink> media(JsonNode item) {
        Stream<JsonNode> attachments =
                Stream.concat(item.path("attachments").path("data").valueStream(), Stream.of(item.path("attachment")));
        return attachments
                .flatMap(each -> Stream.concat(
                        Stream.of(each),
                        each.path("subattachments").path("data").valueStream()))
                .flatMap(each ->
                        Fields.picture(Fields.text(each.at("/media/image/src")), Fields.text(each.path("description")))
                                .stream())
                .distinct()
                .toList();
    }
}
