package org.lachan.ingest.mastodon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.readers.JsonAnswer;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Page;
import tools.jackson.databind.JsonNode;

/** Statuses in an answer of a Mastodon-compatible server. */
final class StatusPage {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final String server;
    private final List<NativePost> posts = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private int unusable;

    private StatusPage(String server) {
        this.server = server;
    }

    /**
     * @param server base address, ends with a slash
     * @throws UnreadableListing when the answer is something else than statuses
     */
    static Page parse(Fetched answer, String server) throws UnreadableListing {
        JsonNode root = JsonAnswer.tree(answer);
        if (!root.isArray()) {
            throw new UnreadableListing("no list of statuses");
        }
        StatusPage page = new StatusPage(server);
        root.forEach(page::add);
        if (!root.isEmpty() && page.ids.isEmpty()) {
            throw new UnreadableListing("none of " + root.size() + " statuses has an id");
        }
        return new Page(page.posts, page.ids, page.unusable);
    }

    private void add(JsonNode status) {
        Optional<String> id = id(status, "id");
        id.ifPresent(ids::add);
        if (!isForUs(status)) {
            return;
        }
        try {
            posts.add(post(id.orElseThrow(() -> new IllegalArgumentException("a status without an id")), status));
        } catch (IllegalArgumentException | DateTimeException e) {
            unusable++;
        }
    }

    // What is not public is not ours to read, whatever a server sends; a boost is another one's status.
    private static boolean isForUs(JsonNode status) {
        String visibility = JsonAnswer.text(status, "visibility");
        return (visibility == null || visibility.equals("public"))
                && !status.path("reblog").isObject();
    }

    private NativePost post(String id, JsonNode status) {
        String handle = JsonAnswer.required(status.path("account"), "acct");
        Instant created = JsonAnswer.time(status, "created_at");
        JsonNode content = status.get("content");
        if (content == null || !content.isString()) {
            throw new IllegalArgumentException("a status without content");
        }
        Optional<String> parent = id(status, "in_reply_to_id");
        Optional<String> parentUrl =
                parent.flatMap(answered -> repliedTo(status).map(author -> address(author, answered)));
        return new NativePost(
                id,
                url(id, handle, status),
                handle,
                JsonAnswer.text(status, "spoiler_text"),
                content.stringValue(),
                created,
                media(status.path("media_attachments")),
                parentUrl.isPresent() ? parent.get() : null,
                parentUrl.orElse(null));
    }

    // A copy of another server's status is known by its page here: what a server says of other hosts cannot be checked.
    private String url(String id, String handle, JsonNode status) {
        String url = JsonAnswer.text(status, "url");
        String normal = url == null ? null : Urls.normalise(url);
        return normal != null && Urls.host(normal).equals(Urls.host(server)) ? normal : address(handle, id);
    }

    private String address(String handle, String id) {
        String escaped = URLEncoder.encode(handle, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
        return Urls.normalise(server + "@" + escaped + "/" + id);
    }

    private static Optional<String> repliedTo(JsonNode status) {
        Map<String, @Nullable String> handles = new HashMap<>();
        for (JsonNode mention : status.path("mentions")) {
            id(mention, "id").ifPresent(id -> handles.put(id, JsonAnswer.text(mention, "acct")));
        }
        JsonNode author = status.path("account");
        id(author, "id").ifPresent(id -> handles.put(id, JsonAnswer.text(author, "acct")));
        return id(status, "in_reply_to_account_id").map(handles::get);
    }

    private static List<PictureLink> media(JsonNode attachments) {
        List<PictureLink> links = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            JsonAnswer.picture(JsonAnswer.text(attachment, "url"), JsonAnswer.text(attachment, "description"))
                    .ifPresent(links::add);
        }
        return links;
    }

    private static Optional<String> id(JsonNode node, String field) {
        return Optional.ofNullable(JsonAnswer.text(node, field))
                .filter(text -> ID.matcher(text).matches());
    }
}
