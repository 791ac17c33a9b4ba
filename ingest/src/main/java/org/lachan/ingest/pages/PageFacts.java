package org.lachan.ingest.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;

/**
 * What a page of HTML says about itself.
 *
 * @param title its own declared one, else absent
 * @param pictures in the order of the page, each address once
 * @param canonical the address that it gives as its own, normalised; absent where it names another host: nobody speaks for another
 */
public record PageFacts(Optional<String> title, List<PictureLink> pictures, Optional<String> canonical) {

    /** What a body that is no HTML says: nothing. */
    public static final PageFacts NONE = new PageFacts(Optional.empty(), List.of(), Optional.empty());

    private record Candidate(String url, double size) {}

    public PageFacts {
        pictures = List.copyOf(pictures);
    }

    /** Whether a declared media type is one that {@link #read} understands. */
    public static boolean isHtml(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    public static PageFacts read(Fetched fetched) {
        return read(fetched.body(), fetched.mediaType(), fetched.url());
    }

    /** @param url base of relative links */
    public static PageFacts read(byte[] body, String mediaType, String url) {
        Document page = Html.parse(body, mediaType, url);
        Map<String, PictureLink> pictures = new LinkedHashMap<>();
        for (Element meta : page.select("meta[property=og:image][content], meta[name=twitter:image][content]")) {
            add(pictures, meta.absUrl("content"), null);
        }
        for (Element image : page.select("img, picture source, video[poster]")) {
            add(pictures, best(image), image.hasAttr("alt") ? image.attr("alt") : null);
        }
        Element title = page.selectFirst("meta[property=og:title][content]");
        return new PageFacts(
                Optional.ofNullable(title)
                        .map(tag -> tag.attr("content").strip())
                        .filter(text -> !text.isEmpty()),
                new ArrayList<>(pictures.values()),
                canonical(page, url));
    }

    private static Optional<String> canonical(Document page, String url) {
        Element link = page.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]");
        if (link == null) {
            return Optional.empty();
        }
        try {
            String named = Urls.normalise(link.absUrl("href"));
            return Urls.host(named).equals(Urls.host(url)) ? Optional.of(named) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void add(Map<String, PictureLink> pictures, String link, @Nullable String alt) {
        if (link.isEmpty()) {
            return;
        }
        try {
            String url = Urls.normalise(link);
            pictures.merge(url, new PictureLink(url, alt), (old, fresh) -> old.alt() == null ? fresh : old);
        } catch (IllegalArgumentException e) {
            // Inline data and broken addresses name nothing that could be fetched.
            return;
        }
    }

    private static String best(Element image) {
        String set = image.hasAttr("srcset") ? image.attr("srcset") : image.attr("data-srcset");
        String single = image.hasAttr("poster") ? image.attr("poster") : image.attr("src");
        if (single.isEmpty() || single.startsWith("data:")) {
            single = image.attr("data-src");
        }
        String fallback = single;
        String link = largest(set).map(Candidate::url).orElse(fallback);
        return link.isBlank() ? "" : image.attr("href", link).absUrl("href");
    }

    private static Optional<Candidate> largest(String srcset) {
        return Arrays.stream(srcset.split(",\\s+"))
                .map(PageFacts::withoutSeparators)
                .filter(part -> !part.isEmpty())
                .map(PageFacts::candidate)
                .max(Comparator.comparingDouble(Candidate::size));
    }

    // By hand: the pattern for it takes quadratic time on a page that is nothing but commas.
    private static String withoutSeparators(String part) {
        int start = 0;
        int end = part.length();
        while (start < end && isSeparator(part.charAt(start))) {
            start++;
        }
        while (end > start && isSeparator(part.charAt(end - 1))) {
            end--;
        }
        return part.substring(start, end);
    }

    private static boolean isSeparator(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    private static Candidate candidate(String part) {
        String[] words = part.split("\\s+");
        if (words.length < 2 || !words[1].matches("[0-9]{1,6}(\\.[0-9]{1,3})?[wx]")) {
            return new Candidate(words[0], 1);
        }
        return new Candidate(words[0], Double.parseDouble(words[1].substring(0, words[1].length() - 1)));
    }
}
