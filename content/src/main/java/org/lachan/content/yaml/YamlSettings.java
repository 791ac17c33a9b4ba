package org.lachan.content.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file read strictly: whoever reads it asks for the keys it knows and {@link #finish} refuses the file with
 * every problem found, unknown keys included. No objects are made from tags.
 */
public final class YamlSettings {
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    private record Problem(int line, String text) {}

    private final String name;
    private final TreeSet<Problem> problems =
            new TreeSet<>(Comparator.comparingInt(Problem::line).thenComparing(Problem::text));
    private final YamlMap root;

    private YamlSettings(String name, @Nullable Node node) {
        this.name = name;
        if (node instanceof MappingNode mapping) {
            root = new YamlMap(this, mapping, 1);
        } else {
            root = new YamlMap(this, null, 1);
            problem(1, "expected keys and values, found " + (node == null ? "an empty file" : node.getNodeId()));
        }
    }

    /**
     * @param name what the file is called in messages
     * @throws BadSettings when it is not YAML
     */
    public static YamlSettings parse(String yaml, String name) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(20);
        try {
            return new YamlSettings(name, new Yaml(options).compose(new StringReader(yaml)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BadSettings(List.of(name + ":" + line + ": " + e.getProblem()));
        } catch (YAMLException e) {
            throw new BadSettings(List.of(name + ":1: " + e.getMessage()));
        }
    }

    /**
     * @throws BadSettings when the file is not UTF-8 or not YAML
     * @throws IOException when it cannot be read
     */
    public static YamlSettings read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(Files.readString(file), name);
        } catch (MalformedInputException e) {
            throw new BadSettings(List.of(name + ":1: the file is not UTF-8"));
        }
    }

    /** The outermost keys. */
    public YamlMap root() {
        return root;
    }

    /**
     * Called once everything was asked for.
     *
     * @throws BadSettings when anything was wrong
     */
    public void finish() {
        root.reportUnknown();
        if (!problems.isEmpty()) {
            throw new BadSettings(problems.stream()
                    .map(problem -> name + ":" + problem.line() + ": " + problem.text())
                    .toList());
        }
    }

    void problem(int line, String text) {
        problems.add(new Problem(line, text));
    }
}
