package org.lachan.content.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page's JSON-LD says about its article; of several things the first that is an article. */
final class LinkedData {
    private static final Evaluator SCRIPTS = Selector.evaluatorOf("script[type*=ld+json]");
    private static final Pattern TYPE =
            Pattern.compile(".*(?:Article|BlogPosting|Report|Review|VideoObject|WebPage|Posting)");
    private static final Pattern LIVE = Pattern.compile("\"@type\"\\s*:\\s*\\[?\\s*\"LiveBlogPosting\"");
    private static final Pattern WRAPPING = Pattern.compile(
            "^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/)|(?:-->|//\\s*\\]\\]>|/\\*\\s*\\]\\]>\\s*\\*/)\\s*$");
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private final List<JsonNode> things = new ArrayList<>();
    // Of scripts that no parser reads: what a search for one key finds is better than nothing.
    private final List<String> damaged = new ArrayList<>();
    private boolean live;

    private LinkedData() {}

    static LinkedData of(Document page) {
        LinkedData data = new LinkedData();
        int left = MOST_CHARACTERS;
        for (Element script : page.select(SCRIPTS)) {
            String json = script.data();
            left -= json.length();
            if (left < 0) {
                break;
            }
            data.add(WRAPPING.matcher(json).replaceAll(""));
        }
        return data;
    }

    private void add(String json) {
        live |= LIVE.matcher(json).find();
        try {
            collect(MAPPER.readTree(json));
        } catch (JacksonException e) {
            damaged.add(json);
        }
    }

    private void collect(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::collect);
        } else if (node.isObject()) {
            if (isArticle(node.path("@type"))) {
                things.add(node);
            }
            collect(node.path("@graph"));
            collect(node.path("mainEntity"));
            collect(node.path("mainEntityOfPage"));
        }
    }

    private static boolean isArticle(JsonNode type) {
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            if (one.isString() && TYPE.matcher(one.asString()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the page is a ticker, whose entries are articles of their own. */
    boolean live() {
        return live;
    }

    /** Whether something on the page calls itself more than a page. */
    boolean article() {
        return things.stream()
                .anyMatch(thing -> !thing.path("@type").asString("").endsWith("WebPage"));
    }

    /** The first text that an article has under the key; null where none has. */
    @Nullable
    String text(String key) {
        for (JsonNode thing : things) {
            JsonNode value = thing.path(key);
            JsonNode first = value.isArray() ? value.path(0) : value;
            String text = plain(first.isObject() ? first.path("@id").asString("") : first.asString(""));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return salvaged("\"" + key + "\"");
    }

    /** Names joined by commas; null where none is. */
    @Nullable
    String author() {
        for (JsonNode thing : things) {
            Set<String> names = new LinkedHashSet<>();
            for (String key : List.of("author", "creator")) {
                JsonNode value = thing.path(key);
                for (JsonNode one : value.isArray() ? value : List.of(value)) {
                    names.add(plain(one.isObject() ? one.path("name").asString("") : one.asString("")));
                }
                names.remove("");
                if (!names.isEmpty()) {
                    return String.join(", ", names);
                }
            }
        }
        return salvaged("\"author\"\\s*:\\s*[\\[{\\s]*(?:\"@type\"\\s*:\\s*\"\\w+\"\\s*,\\s*)?\"name\"");
    }

    private @Nullable String salvaged(String key) {
        Pattern pattern = Pattern.compile(key + "\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
        for (String json : damaged) {
            Matcher matcher = pattern.matcher(json);
            if (matcher.find()) {
                String text = plain(matcher.group(1).replace("\\/", "/").replace("\\\"", "\""));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }

    // Some put markup and entities into their strings.
    private static String plain(String text) {
        boolean markup = text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
        return (markup ? Jsoup.parseBodyFragment(text).wholeText() : text).strip();
    }
}
