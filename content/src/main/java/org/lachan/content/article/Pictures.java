package org.lachan.content.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.lachan.content.article.Article.Picture;

/** The pictures of an article and the words under them. */
final class Pictures {
    private static final Evaluator IMAGES = Selector.evaluatorOf("img, amp-img");
    private static final int SMALLEST = 100;
    private static final int MOST = 200;
    private static final int LEVELS = 4;
    private static final int LONGEST_CAPTION = 1_000;

    private final Predicate<Element> skipped;
    private final Predicate<Element> captions;

    /**
     * @param skipped elements that are left out with all pictures in them
     * @param captions elements that hold the words under pictures
     */
    Pictures(Predicate<Element> skipped, Predicate<Element> captions) {
        this.skipped = skipped;
        this.captions = captions;
    }

    /** @param root holds the article's text; the picture above it stands in the same article element */
    List<Picture> of(Element root) {
        Element article = root.closest("article");
        Element scope = article == null ? root : article;
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (Element image : scope.select(IMAGES)) {
            String url = url(image);
            if (pictures.size() < MOST && !url.isEmpty() && !small(image) && shown(image, scope)) {
                Picture picture = new Picture(url, caption(image, scope));
                pictures.merge(url, picture, (old, fresh) -> old.caption().isEmpty() ? fresh : old);
            }
        }
        return List.copyOf(pictures.values());
    }

    private boolean shown(Element image, Element scope) {
        for (Element at = image; at != null && !at.equals(scope); at = at.parent()) {
            if (skipped.test(at)) {
                return false;
            }
        }
        return true;
    }

    // Loaders put a placeholder where the picture's address was.
    private static String url(Element image) {
        for (String name : List.of("data-src", "data-original", "data-lazy-src", "src")) {
            String url = image.attr(name).strip();
            if (!url.isEmpty() && !url.startsWith("data:")) {
                String absolute = image.absUrl(name);
                return absolute.isEmpty() ? url : absolute;
            }
        }
        return "";
    }

    private static boolean small(Element image) {
        return below(image.attr("width")) || below(image.attr("height"));
    }

    private static boolean below(String pixels) {
        return pixels.matches("\\d{1,4}") && Integer.parseInt(pixels) < SMALLEST;
    }

    private String caption(Element image, Element scope) {
        Element at = image.parent();
        for (int level = 0; level < LEVELS && at != null && !at.equals(scope); level++) {
            if (at.select(IMAGES).size() > 1) {
                break;
            }
            Element caption = marked(at);
            if (caption != null) {
                return shortened(caption.text());
            }
            at = at.parent();
        }
        return shortened(image.attr("alt").strip());
    }

    private @Nullable Element marked(Element holder) {
        for (Element element : holder.getAllElements()) {
            if (captions.test(element) && element.hasText() && !element.nameIs("img")) {
                return element;
            }
        }
        return null;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST_CAPTION, text.length()));
    }
}
