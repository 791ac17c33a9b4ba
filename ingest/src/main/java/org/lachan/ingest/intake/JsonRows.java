package org.lachan.ingest.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports as JSON: one object, an array of them, or one on each line. Keys are {@link RawReport#KEYS}, values texts. */
public final class JsonRows {
    private static final int LONGEST_KEY_SHOWN = 40;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final Instant now;

    public JsonRows(Instant now) {
        this.now = now;
    }

    /** Whether text begins as JSON does. */
    public static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /**
     * Whatever of the three it is. A line that is no JSON costs the others nothing; an array that breaks off is unreadable.
     *
     * @throws UnreadableRows when it is none of them
     */
    public List<Row> read(String text) throws UnreadableRows {
        if (text.stripLeading().startsWith("[")) {
            return array(text);
        }
        return isOneObject(text) ? List.of(one(text, Optional.empty())) : lines(text);
    }

    /**
     * One object.
     *
     * @param key the reference where the object has none; where it has one, both must be the same
     * @throws UnreadableRows when there is another thing, or more
     */
    public Row one(String text, Optional<String> key) throws UnreadableRows {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            JsonNode node = parser.readValueAsTree();
            if (node == null || !node.isObject() || parser.nextToken() != null) {
                throw new UnreadableRows("expected one JSON object", 1);
            }
            return row(node, 1, 1, key);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /**
     * An array.
     *
     * @throws UnreadableRows when it is none, or is broken
     */
    public List<Row> array(String text) throws UnreadableRows {
        try (JsonParser parser = JSON.createParser(text)) {
            List<Row> rows = new ArrayList<>();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableRows("expected an array of JSON objects", 1);
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                rows.add(row(parser, rows.size() + 1));
            }
            if (parser.nextToken() != null) {
                throw new UnreadableRows(
                        "expected nothing after the array",
                        parser.currentTokenLocation().getLineNr());
            }
            return rows;
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** An object on each line; empty lines do not count. */
    public List<Row> lines(String text) {
        List<Row> rows = new ArrayList<>();
        long line = 0;
        for (String each : text.split("\n", -1)) {
            line++;
            if (!each.isBlank()) {
                rows.add(line(each, rows.size() + 1, line));
            }
        }
        return rows;
    }

    private Row line(String text, int number, long line) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            JsonNode node = parser.readValueAsTree();
            return parser.nextToken() == null
                    ? row(node, number, line, Optional.empty())
                    : Row.Bad.whole(number, line, Complaint.NOT_A_ROW);
        } catch (JacksonException e) {
            return Row.Bad.whole(number, line, Complaint.NOT_A_ROW);
        }
    }

    private static boolean isOneObject(String text) {
        String first = text.stripLeading().lines().findFirst().orElse("");
        try {
            JSON.readTree(first);
            return false;
        } catch (JacksonException e) {
            return !first.contains("}");
        }
    }

    private Row row(JsonParser parser, int number) {
        long line = parser.currentTokenLocation().getLineNr();
        return row(parser.readValueAsTree(), number, line, Optional.empty());
    }

    private Row row(@Nullable JsonNode node, int number, long line, Optional<String> key) {
        if (node == null || !node.isObject()) {
            return Row.Bad.whole(number, line, Complaint.NOT_A_ROW);
        }
        Map<String, String> values = new HashMap<>();
        List<Wrong> wrongs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            take(property.getKey(), property.getValue(), values, wrongs);
        }
        key.ifPresent(given -> {
            String before = values.putIfAbsent(RawReport.REFERENCE, given);
            if (before != null && !before.strip().equals(given.strip())) {
                wrongs.add(new Wrong(RawReport.REFERENCE, Complaint.TWO_REFERENCES));
            }
        });
        Row row = new RawReport(values).read(number, line, now);
        if (wrongs.isEmpty()) {
            return row;
        }
        return new Row.Bad(number, line, reference(row), both(wrongs, row));
    }

    private static void take(String key, JsonNode value, Map<String, String> values, List<Wrong> wrongs) {
        if (!RawReport.KEYS.contains(key)) {
            wrongs.add(new Wrong(key.substring(0, Math.min(key.length(), LONGEST_KEY_SHOWN)), Complaint.UNKNOWN_KEY));
        } else if (value.isString()) {
            values.put(key, value.stringValue());
        } else if (!value.isNull()) {
            wrongs.add(new Wrong(key, Complaint.NOT_TEXT));
        }
    }

    private static @Nullable String reference(Row row) {
        return row instanceof Row.Good good ? good.report().reference() : ((Row.Bad) row).reference();
    }

    // A value that is no text is not missing too.
    private static List<Wrong> both(List<Wrong> first, Row row) {
        List<Wrong> all = new ArrayList<>(first);
        if (row instanceof Row.Bad bad) {
            bad.wrongs().stream()
                    .filter(wrong ->
                            first.stream().noneMatch(before -> before.key().equals(wrong.key())))
                    .forEach(all::add);
        }
        return all;
    }

    private static UnreadableRows unreadable(JacksonException e) {
        long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        return new UnreadableRows("broken JSON", line, e);
    }
}
