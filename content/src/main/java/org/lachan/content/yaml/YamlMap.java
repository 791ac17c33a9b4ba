package org.lachan.content.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Keys and values of one level. A parser turns a value's text into what is wanted and throws
 * {@link IllegalArgumentException} to refuse it; its message is reported with the line.
 */
public final class YamlMap {
    private final YamlSettings file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<YamlMap> inner = new ArrayList<>();

    YamlMap(YamlSettings file, @Nullable MappingNode node, int line) {
        this.file = file;
        this.line = line;
        if (node != null) {
            node.getValue().forEach(this::add);
        }
    }

    private void add(NodeTuple tuple) {
        int at = lineOf(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            file.problem(at, "a key must be a word");
        } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
            file.problem(at, "key '" + key.getValue() + "' stands twice");
        } else {
            lines.put(key.getValue(), at);
        }
    }

    /** Line of the file at which this level begins, from 1. */
    public int line() {
        return line;
    }

    /** The keys in the order of the file, for levels whose keys are data; asking makes all of them known. */
    public Set<String> keys() {
        known.addAll(values.keySet());
        return Collections.unmodifiableSet(new LinkedHashSet<>(values.keySet()));
    }

    /** A value that must be there; absent and reported when it is missing or refused. */
    public <T> Optional<T> required(String key, Function<String, T> parser) {
        if (!values.containsKey(key)) {
            known.add(key);
            file.problem(line, "key '" + key + "' is missing");
            return Optional.empty();
        }
        return optional(key, parser);
    }

    /** A value that may be there; absent and reported when it is refused. */
    public <T> Optional<T> optional(String key, Function<String, T> parser) {
        known.add(key);
        Node node = values.get(key);
        return node == null ? Optional.empty() : scalar(key, node, parser);
    }

    /** A list of values; empty when the key is absent, without those that are refused. */
    public <T> List<T> list(String key, Function<String, T> parser) {
        List<T> items = new ArrayList<>();
        for (Node item : sequence(key)) {
            scalar(key, item, parser).ifPresent(items::add);
        }
        return items;
    }

    /** A list of levels; empty when the key is absent. */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : sequence(key)) {
            level(key, item).ifPresent(maps::add);
        }
        return maps;
    }

    /** The level below a key. */
    public Optional<YamlMap> map(String key) {
        known.add(key);
        Node node = values.get(key);
        return node == null ? Optional.empty() : level(key, node);
    }

    /** Every value as it stands, in the order of the file: a key below another after a point, a list's items with commas. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, node) -> text(key, node, texts));
        return texts;
    }

    private static void text(String key, Node node, Map<String, String> texts) {
        if (node instanceof ScalarNode scalar) {
            texts.put(key, scalar.getValue());
        } else if (node instanceof SequenceNode sequence) {
            texts.put(
                    key,
                    sequence.getValue().stream()
                            .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "...")
                            .collect(Collectors.joining(", ")));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().stream()
                    .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode)
                    .forEach(tuple -> text(
                            key + "." + ((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode(), texts));
        }
    }

    /** Reports what only the reader can see: a value at odds with another one. */
    public void problem(String key, String text) {
        file.problem(lines.getOrDefault(key, line), text);
    }

    void reportUnknown() {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problem(key, "unknown key '" + key + "'; known here: " + String.join(", ", known)));
        inner.forEach(YamlMap::reportUnknown);
    }

    private List<Node> sequence(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "key '" + key + "' must be a list");
        return List.of();
    }

    private Optional<YamlMap> level(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            YamlMap level = new YamlMap(file, mapping, lineOf(node));
            inner.add(level);
            return Optional.of(level);
        }
        file.problem(lineOf(node), "'" + key + "' must hold keys and values");
        return Optional.empty();
    }

    private <T> Optional<T> scalar(String key, Node node, Function<String, T> parser) {
        if (!(node instanceof ScalarNode value)) {
            file.problem(lineOf(node), "key '" + key + "' must have one plain value");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value.getValue()));
        } catch (IllegalArgumentException e) {
            file.problem(lineOf(node), "key '" + key + "': " + e.getMessage());
            return Optional.empty();
        }
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
