package org.lachan.ingest.facebook;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.discussions.Discussion;
import org.lachan.ingest.discussions.DiscussionsJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where reading stands.
 *
 * @param mark everything up to it was read
 * @param turn post whose comments were read last
 * @param posts the window, newest first, by id
 * @param overdue missing ones that no look was left for
 */
record Cursor(@Nullable Instant mark, @Nullable String turn, Map<String, Discussion> posts, Set<String> overdue) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final Cursor START = new Cursor(null, null, Map.of(), Set.of());

    Cursor {
        posts = Collections.unmodifiableMap(new LinkedHashMap<>(posts));
        overdue = Set.copyOf(overdue);
    }

    /** A cursor that is not ours is none: everything is read anew, and finds itself unchanged. */
    static Cursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            JsonNode root = JSON.readTree(text);
            String mark = root.path("mark").asStringOpt().orElse(null);
            return new Cursor(
                    mark == null ? null : Instant.parse(mark),
                    root.path("turn").asStringOpt().orElse(null),
                    DiscussionsJson.read(root.path("posts")),
                    root.path("overdue").valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
        } catch (JacksonException | DateTimeException e) {
            return START;
        }
    }

    String write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("mark", mark == null ? null : mark.toString());
        root.put("turn", turn);
        DiscussionsJson.write(root.putObject("posts"), posts);
        overdue.forEach(root.putArray("overdue")::add);
        return JSON.writeValueAsString(root);
    }
}
