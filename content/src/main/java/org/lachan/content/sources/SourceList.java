package org.lachan.content.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.yaml.YamlMap;
import org.lachan.content.yaml.YamlSettings;

/** {@code sources.yaml}, read once; {@code sources.example.yaml} beside this class's package documents every key. */
public final class SourceList {
    private static final int VERSION_DIGITS = 16;

    private final Map<String, Source> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> written;

    public SourceList(List<Source> sources) {
        this(sources, Map.of());
    }

    private SourceList(List<Source> sources, Map<String, Map<String, String>> written) {
        sources.forEach(source -> byId.put(source.id(), source));
        this.written = Map.copyOf(written);
    }

    /** First 16 hex digits of the SHA-256 of the UTF-8 bytes. */
    public static String version(String yaml) {
        return Sha256.of(yaml.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_DIGITS);
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
        Map<String, YamlMap> read = new LinkedHashMap<>();
        for (YamlMap entry : entries) {
            new SourceEntry(entry).source(ids).ifPresent(source -> {
                sources.add(source);
                read.put(source.id(), entry);
            });
        }
        file.finish();
        Map<String, Map<String, String>> written = new LinkedHashMap<>();
        read.forEach((id, entry) -> written.put(id, entry.texts()));
        return new SourceList(sources, written);
    }

    /** In the order of the file. */
    public List<Source> all() {
        return List.copyOf(byId.values());
    }

    /** The keys and values of a source as the file has them, a key below another after a point; empty for one made by code. */
    public Map<String, String> written(String id) {
        return written.getOrDefault(id, Map.of());
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
