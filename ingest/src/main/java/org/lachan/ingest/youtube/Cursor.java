package org.lachan.ingest.youtube;

import java.time.DateTimeException;
import java.time.LocalDate;
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
 * @param day to which the units belong, in California
 * @param uploads playlist of the channel's uploads, once known
 * @param turn video whose comments were read last
 * @param videos the window, newest first, by id
 * @param overdue missing ones that no look was left for
 */
record Cursor(
        @Nullable LocalDate day,
        int units,
        @Nullable String uploads,
        @Nullable String turn,
        Map<String, Discussion> videos,
        Set<String> overdue) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final Cursor START = new Cursor(null, 0, null, null, Map.of(), Set.of());

    Cursor {
        videos = Collections.unmodifiableMap(new LinkedHashMap<>(videos));
        overdue = Set.copyOf(overdue);
    }

    /** A cursor that is not ours is none: everything is read anew, and finds itself unchanged. */
    static Cursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            JsonNode root = JSON.readTree(text);
            return new Cursor(
                    LocalDate.parse(root.path("day").asString("")),
                    root.path("units").asInt(0),
                    root.path("uploads").asStringOpt().orElse(null),
                    root.path("turn").asStringOpt().orElse(null),
                    DiscussionsJson.read(root.path("videos")),
                    root.path("overdue").valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
        } catch (JacksonException | DateTimeException e) {
            return START;
        }
    }

    String write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("day", String.valueOf(day));
        root.put("units", units);
        root.put("uploads", uploads);
        root.put("turn", turn);
        DiscussionsJson.write(root.putObject("videos"), videos);
        overdue.forEach(root.putArray("overdue")::add);
        return JSON.writeValueAsString(root);
    }
}
