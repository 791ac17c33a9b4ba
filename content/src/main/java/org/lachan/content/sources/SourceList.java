package org.lachan.content.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lachan.content.yaml.YamlMap;
import org.lachan.content.yaml.YamlSettings;

/** {@code sources.yaml}, read once; {@code sources.example.yaml} beside this class's package documents every key. */
public final class SourceList {
    private final Map<String, Source> byId = new LinkedHashMap<>();

    public SourceList(List<Source> sources) {
        sources.forEach(source -> byId.put(source.id(), source));
    }

    /**
     * @throws org.lachan.content.yaml.BadSettings with every problem and its line
     * @throws IOException when the file cannot be read
     */
    public static SourceList read(Path file) throws IOException {
        return from(YamlSettings.read(file));
    }

    /**
     * @param name of the file in messages
     * @throws org.lachan.content.yaml.BadSettings with every problem and its line
     */
    public static SourceList parse(String yaml, String name) {
        return from(YamlSettings.parse(yaml, name));
    }

    private static SourceList from(YamlSettings file) {
        List<YamlMap> entries = file.root().maps("sources");
        if (entries.isEmpty()) {
            file.root().problem("sources", "'sources' must list at least one source");
        }
        Set<String> ids = new HashSet<>();
        List<Source> sources = new ArrayList<>();
        for (YamlMap entry : entries) {
            new SourceEntry(entry).source(ids).ifPresent(sources::add);
        }
        file.finish();
        return new SourceList(sources);
    }

    /** In the order of the file. */
    public List<Source> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
