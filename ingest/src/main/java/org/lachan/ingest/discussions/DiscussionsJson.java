package org.lachan.ingest.discussions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Discussions inside a cursor. */
public final class DiscussionsJson {
    private DiscussionsJson() {}

    public static void write(ObjectNode parent, Map<String, Discussion> discussions) {
        discussions.forEach((id, discussion) -> {
            ObjectNode node = parent.putObject(id);
            put(node, "mark", discussion.mark());
            put(node, "page", discussion.page());
            put(node, "pending", discussion.pending());
            node.put("depth", discussion.depth());
            ObjectNode newest = node.putObject("newest");
            discussion.newest().forEach(newest::put);
        });
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    /** @throws java.time.DateTimeException for a cursor that is not ours */
    public static Map<String, Discussion> read(JsonNode parent) {
        Map<String, Discussion> discussions = new LinkedHashMap<>();
        parent.properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            Map<String, Integer> newest = new LinkedHashMap<>();
            node.path("newest")
                    .properties()
                    .forEach(each -> newest.put(each.getKey(), each.getValue().asInt(0)));
            discussions.put(
                    entry.getKey(),
                    new Discussion(
                            time(node.path("mark")),
                            node.path("page").asStringOpt().orElse(null),
                            time(node.path("pending")),
                            node.path("depth").asInt(0),
                            newest));
        });
        return discussions;
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isString() ? Instant.parse(node.asString()) : null;
    }
}
