package org.lachan.ingest.bluesky;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.readers.JsonAnswer;
import org.lachan.ingest.readers.NativePost;
import tools.jackson.databind.JsonNode;

/** What an author wrote, {@code app.bsky.feed.post}: the same record in the interface's answers and in the stream. */
record PostRecord(PostUri uri, JsonNode record) {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}");
    private static final Pattern TAG = Pattern.compile("[#\uFF03]([\\p{L}\\p{M}\\p{N}_]{1,100})");

    /**
     * @param seenAt stands for the time where the author's client gave none
     * @throws IllegalArgumentException where there is no text
     */
    NativePost post(List<PictureLink> media, Instant seenAt) {
        Optional<PostUri> parent =
                PostUri.of(JsonAnswer.text(record.path("reply").path("parent"), "uri"));
        return new NativePost(
                uri.id(),
                uri.url(),
                uri.did(),
                null,
                html(),
                createdAt().orElse(seenAt),
                media,
                parent.map(PostUri::id).orElse(null),
                parent.map(PostUri::url).orElse(null));
    }

    private Optional<Instant> createdAt() {
        try {
            return Optional.of(JsonAnswer.time(record, "createdAt"));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private String html() {
        JsonNode text = record.get("text");
        if (text == null || !text.isString()) {
            throw new IllegalArgumentException("a post without text");
        }
        String words = Entities.escape(text.stringValue()).replace("\n", "<br>");
        return "<p" + language() + ">" + words + "</p>" + card();
    }

    private String language() {
        JsonNode languages = record.path("langs");
        String only = languages.size() == 1 && languages.get(0).isString()
                ? languages.get(0).stringValue()
                : "";
        return LANGUAGE.matcher(only).matches() ? " lang=\"" + only + "\"" : "";
    }

    // What a link shows of its target is among what readers see.
    private String card() {
        JsonNode embed = record.path("embed");
        JsonNode external = embed.path("external").isObject()
                ? embed.path("external")
                : embed.path("media").path("external");
        return paragraph(JsonAnswer.text(external, "title")) + paragraph(JsonAnswer.text(external, "description"));
    }

    private static String paragraph(@Nullable String text) {
        return text == null ? "" : "<p>" + Entities.escape(text) + "</p>";
    }

    /** Without their signs, in the form of {@link #plain}: those in the text, marked or not, and those beside it. */
    Set<String> hashtags() {
        Set<String> tags = new TreeSet<>();
        for (JsonNode facet : record.path("facets")) {
            for (JsonNode feature : facet.path("features")) {
                add(tags, feature.get("tag"));
            }
        }
        record.path("tags").forEach(tag -> add(tags, tag));
        Matcher inText =
                TAG.matcher(Optional.ofNullable(JsonAnswer.text(record, "text")).orElse(""));
        while (inText.find()) {
            tags.add(plain(inText.group(1)));
        }
        return tags;
    }

    private static void add(Set<String> tags, @Nullable JsonNode tag) {
        if (tag != null && tag.isString()) {
            tags.add(plain(tag.stringValue()));
        }
    }

    /** Small letters, accents composed. */
    static String plain(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
