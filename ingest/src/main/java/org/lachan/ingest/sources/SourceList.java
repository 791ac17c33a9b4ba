package org.lachan.ingest.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.lachan.content.identity.Urls;
import org.lachan.content.yaml.YamlMap;
import org.lachan.content.yaml.YamlSettings;

/** {@code sources.yaml}, read once; {@code sources.example.yaml} beside this class's package documents every key. */
public final class SourceList {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final int MOST_ITEMS = 5_000;

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

    static SourceList parse(String yaml, String name) {
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
            source(entry, ids).ifPresent(sources::add);
        }
        file.finish();
        return new SourceList(sources);
    }

    // Every key is asked for before anything is given up: the reader reports all that is wrong at once.
    private static Optional<Source> source(YamlMap entry, Set<String> ids) {
        Optional<String> id = entry.required("id", SourceList::id);
        Optional<Kind> kind = entry.required("kind", text -> choice(Kind.class, text));
        Optional<String> url = entry.required("url", Urls::normalise);
        Optional<DeclaredAudience> audience = entry.required("audience", text -> choice(DeclaredAudience.class, text));
        Optional<String> language = entry.optional("language", SourceList::language);
        Optional<Duration> every = entry.optional("every", text -> between(text, SHORTEST_PAUSE, Duration.ofDays(30)));
        Optional<Integer> maxItems = entry.optional("max-items", SourceList::count);
        Optional<Duration> delay = entry.optional("delay", text -> between(text, Duration.ZERO, LONGEST_DELAY));
        Optional<String> links = links(entry, kind);
        id.filter(known -> !ids.add(known))
                .ifPresent(known -> entry.problem("id", "two sources have the id '" + known + "'"));
        if (id.isEmpty() || kind.isEmpty() || url.isEmpty() || audience.isEmpty()) {
            return Optional.empty();
        }
        if (kind.get() == Kind.PAGES && links.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Source(
                id.get(),
                kind.get(),
                url.get(),
                audience.get(),
                language.orElse(null),
                every.orElse(kind.get().every()),
                kind.get() == Kind.PAGES ? links.orElse(null) : null,
                maxItems.orElse(kind.get().maxItems()),
                delay.orElse(Duration.ofSeconds(1))));
    }

    private static Optional<String> links(YamlMap entry, Optional<Kind> kind) {
        if (kind.isEmpty()) {
            return entry.optional("links", SourceList::selector);
        }
        return kind.get() == Kind.PAGES
                ? entry.required("links", SourceList::selector)
                : entry.optional("links", SourceList::onlyForPages);
    }

    /** In the order of the file. */
    public List<Source> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static String id(String text) {
        return matching(text, "[a-z0-9-]{2,40}", "2 to 40 of a-z, 0-9 and '-'");
    }

    private static String language(String text) {
        return matching(text, "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", "a language tag such as vi or en-GB");
    }

    private static String matching(String text, String pattern, String what) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("expected " + what + ", not '" + text + "'");
        }
        return text;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        throw new IllegalArgumentException("expected one of " + String.join(", ", names) + ", not '" + text + "'");
    }

    private static int count(String text) {
        Function<String, IllegalArgumentException> refusal = given ->
                new IllegalArgumentException("expected a number from 1 to " + MOST_ITEMS + ", not '" + given + "'");
        if (!text.matches("\\d{1,6}")) {
            throw refusal.apply(text);
        }
        int count = Integer.parseInt(text);
        if (count < 1 || count > MOST_ITEMS) {
            throw refusal.apply(text);
        }
        return count;
    }

    private static Duration between(String text, Duration shortest, Duration longest) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a time such as 15m, 90s or 500ms, not '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
        if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException("expected a time from " + shortest.toMillis() + "ms to "
                    + longest.toSeconds() + "s, not '" + text + "'");
        }
        return duration;
    }

    private static String selector(String text) {
        try {
            QueryParser.parse(text);
            return text;
        } catch (SelectorParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a CSS selector: " + e.getMessage(), e);
        }
    }

    private static String onlyForPages(String text) {
        throw new IllegalArgumentException("'links' belongs to kind pages only, not '" + text + "'");
    }
}
