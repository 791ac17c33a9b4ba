package org.lachan.takedown.sources;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;

/** What a list would change: ids in the order of the lists. */
public record SourceDiff(List<String> added, List<String> removed, List<Changed> changed, int same) {

    /** A source that is in both lists, and the keys that differ. */
    public record Changed(String id, List<Key> keys) {}

    /** A key as it is and as it would be; null where it is not written. */
    public record Key(
            String name, @Nullable String before, @Nullable String after) {}

    static SourceDiff of(SourceList before, SourceList after) {
        List<String> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        int same = 0;
        for (Source source : after.all()) {
            String id = source.id();
            List<Key> keys = keys(before.written(id), after.written(id));
            if (before.find(id).isEmpty()) {
                added.add(id);
            } else if (keys.isEmpty()) {
                same++;
            } else {
                changed.add(new Changed(id, keys));
            }
        }
        List<String> removed = before.all().stream()
                .map(Source::id)
                .filter(id -> after.find(id).isEmpty())
                .toList();
        return new SourceDiff(added, removed, changed, same);
    }

    private static List<Key> keys(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Key(name, before.get(name), after.get(name)))
                .toList();
    }

    public boolean empty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }
}
