package org.lachan.classifier.rules;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lachan.classifier.text.Language;
import org.lachan.content.yaml.YamlMap;
import org.lachan.content.yaml.YamlSettings;

/** Reads policy.yaml; every value that the closed purpose does not allow is refused with its line. */
public final class RulesReader {
    private final YamlSettings file;

    public RulesReader(YamlSettings file) {
        this.file = file;
    }

    /** Throws {@link org.lachan.content.yaml.BadSettings} with every problem. */
    public Rules read(String version) {
        Map<Head, Map<Language, Double>> thresholds = thresholds();
        Map<Origin, Map<Head, Map<Language, Double>>> stricter = stricter(thresholds);
        Map<Head, Map<Cue, Set<Harm>>> table = table();
        file.finish();
        return new Rules(version, thresholds, stricter, table);
    }

    private Map<Head, Map<Language, Double>> thresholds() {
        YamlMap root = file.root();
        Optional<YamlMap> heads = requiredMap(root, "thresholds");
        Map<Head, Map<Language, Double>> thresholds = new EnumMap<>(Head.class);
        heads.ifPresent(level -> eachHead(level, (head, of) -> thresholds.put(head, everyLanguage(of))));
        heads.ifPresent(level -> requireGraded(level, thresholds));
        return thresholds;
    }

    private static void requireGraded(YamlMap level, Map<Head, Map<Language, Double>> thresholds) {
        Arrays.stream(Head.values())
                .filter(head -> head.graded() && !thresholds.containsKey(head))
                .forEach(head -> level.problem(head.key(), "head '" + head.key() + "' needs thresholds"));
    }

    private interface HeadLevel {
        void read(Head head, YamlMap level);
    }

    private static void eachHead(YamlMap level, HeadLevel reader) {
        for (String key : level.keys()) {
            Optional<Head> head = Head.of(key);
            if (head.isEmpty()) {
                level.problem(key, "unknown head '" + key + "'; known: " + known(Head.values(), Head::key));
            } else if (!head.get().graded()) {
                level.problem(key, "'" + key + "' is a rule: it hits or does not, and takes no threshold");
            } else {
                level.map(key).ifPresent(of -> reader.read(head.get(), of));
            }
        }
    }

    private static Map<Language, Double> everyLanguage(YamlMap level) {
        Map<Language, Double> values = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            level.required(language.code(), RulesReader::threshold).ifPresent(value -> values.put(language, value));
        }
        return values;
    }

    private Map<Origin, Map<Head, Map<Language, Double>>> stricter(Map<Head, Map<Language, Double>> base) {
        Map<Origin, Map<Head, Map<Language, Double>>> stricter = new EnumMap<>(Origin.class);
        file.root().map("stricter").ifPresent(level -> eachOrigin(level, base, stricter));
        return stricter;
    }

    private static void eachOrigin(
            YamlMap level,
            Map<Head, Map<Language, Double>> base,
            Map<Origin, Map<Head, Map<Language, Double>>> stricter) {
        for (String key : level.keys()) {
            Optional<Origin> origin = find(Origin.values(), Origin::key, key);
            if (origin.isEmpty()) {
                level.problem(
                        key, "unknown kind of source '" + key + "'; known: " + known(Origin.values(), Origin::key));
            } else {
                Map<Head, Map<Language, Double>> heads = new EnumMap<>(Head.class);
                level.map(key)
                        .ifPresent(of -> eachHead(of, (head, values) -> heads.put(head, higher(values, base, head))));
                stricter.put(origin.get(), heads);
            }
        }
    }

    private static Map<Language, Double> higher(YamlMap level, Map<Head, Map<Language, Double>> base, Head head) {
        Map<Language, Double> values = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            double least = base.getOrDefault(head, Map.of()).getOrDefault(language, 0.0);
            level.optional(language.code(), text -> notBelow(least, text))
                    .ifPresent(value -> values.put(language, value));
        }
        return values;
    }

    private Map<Head, Map<Cue, Set<Harm>>> table() {
        Map<Head, Map<Cue, Set<Harm>>> table = new EnumMap<>(Head.class);
        Optional<YamlMap> heads = requiredMap(file.root(), "candidates");
        heads.ifPresent(level -> eachRow(level, table));
        heads.ifPresent(level -> requireMatches(level, table));
        return table;
    }

    private static void eachRow(YamlMap level, Map<Head, Map<Cue, Set<Harm>>> table) {
        for (String key : level.keys()) {
            Optional<Head> head = Head.of(key);
            if (head.isEmpty()) {
                level.problem(key, "unknown head '" + key + "'; known: " + known(Head.values(), Head::key));
            } else {
                level.map(key).ifPresent(row -> table.put(head.get(), cues(head.get(), row)));
            }
        }
    }

    // The one row that no operator may take away: a match of known abuse material always reaches a person.
    private static void requireMatches(YamlMap level, Map<Head, Map<Cue, Set<Harm>>> table) {
        Set<Harm> matches = table.getOrDefault(Head.HASH_MATCH, Map.of()).getOrDefault(Cue.HASH_MATCH, Set.of());
        if (!matches.contains(Harm.CSAM)) {
            level.problem(Head.HASH_MATCH.key(), "'hash-match' must hold 'HASH_MATCH: [CSAM]'");
        }
    }

    private static Map<Cue, Set<Harm>> cues(Head head, YamlMap row) {
        Map<Cue, Set<Harm>> cues = new HashMap<>();
        for (String key : row.keys()) {
            Optional<Cue> cue = find(Cue.values(), Cue::name, key);
            if (cue.isEmpty()) {
                row.problem(key, "unknown cue '" + key + "'; known: " + known(Cue.values(), Cue::name));
            } else if (!head.goesWith(cue.get())) {
                row.problem(key, "cue " + key + " does not go with head '" + head.key() + "'");
            } else {
                cues.put(cue.get(), harms(head, row, key));
            }
        }
        return cues;
    }

    private static Set<Harm> harms(Head head, YamlMap row, String cue) {
        List<Harm> harms = row.list(cue, text -> harm(head, text));
        return harms.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(harms));
    }

    private static Harm harm(Head head, String text) {
        Harm harm = find(Harm.values(), Harm::name, text)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + text + "' is no code of the closed harm taxonomy"));
        if (!harm.issuable()) {
            throw new IllegalArgumentException(text + " cannot be issued, so no policy can propose it");
        }
        if (!head.mayPropose(harm)) {
            throw new IllegalArgumentException("head '" + head.key() + "' cannot propose " + text);
        }
        return harm;
    }

    private static double notBelow(double least, String text) {
        double value = threshold(text);
        if (value < least) {
            throw new IllegalArgumentException(text + " is below the threshold of all sources, " + least);
        }
        return value;
    }

    private static double threshold(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("a threshold lies above 0 and up to 1, not " + text);
        }
        return value;
    }

    private static Optional<YamlMap> requiredMap(YamlMap level, String key) {
        Optional<YamlMap> map = level.map(key);
        if (map.isEmpty()) {
            level.problem(key, "key '" + key + "' must be there and hold keys and values");
        }
        return map;
    }

    private static <E> Optional<E> find(E[] values, Function<E, String> key, String text) {
        return Arrays.stream(values)
                .filter(value -> key.apply(value).equals(text))
                .findFirst();
    }

    private static <E> String known(E[] values, Function<E, String> key) {
        return Arrays.stream(values).map(key).collect(Collectors.joining(", "));
    }
}
