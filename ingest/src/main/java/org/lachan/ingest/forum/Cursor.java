package org.lachan.ingest.forum;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where reading stands.
 *
 * @param turn thread that was read last
 * @param rounds polls so far that followed one another at once
 * @param threads by address, those of the list page
 */
record Cursor(@Nullable String turn, int rounds, Map<String, ThreadMark> threads) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final Cursor START = new Cursor(null, 0, Map.of());

    Cursor {
        threads = Collections.unmodifiableMap(new LinkedHashMap<>(threads));
    }

    /** A cursor that is not ours is none: everything is read anew, and finds itself unchanged. */
    static Cursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            JsonNode root = JSON.readTree(text);
            Map<String, ThreadMark> threads = new LinkedHashMap<>();
            root.path("threads").properties().forEach(each -> threads.put(each.getKey(), mark(each.getValue())));
            return new Cursor(
                    root.path("turn").asStringOpt().orElse(null),
                    root.path("rounds").asInt(0),
                    threads);
        } catch (JacksonException | DateTimeException e) {
            return START;
        }
    }

    private static ThreadMark mark(JsonNode node) {
        Map<String, Instant> last = new LinkedHashMap<>();
        node.path("last")
                .properties()
                .forEach(each ->
                        last.put(each.getKey(), Instant.parse(each.getValue().asString(""))));
        return new ThreadMark(
                node.path("page").asString(""),
                node.path("first").asStringOpt().orElse(null),
                node.path("unfinished").asBoolean(false),
                last);
    }

    String write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("turn", turn);
        root.put("rounds", rounds);
        ObjectNode all = root.putObject("threads");
        threads.forEach((url, mark) -> {
            ObjectNode node = all.putObject(url);
            node.put("page", mark.page());
            node.put("first", mark.first());
            node.put("unfinished", mark.unfinished());
            ObjectNode last = node.putObject("last");
            mark.last().forEach((id, seen) -> last.put(id, seen.toString()));
        });
        return JSON.writeValueAsString(root);
    }
}
