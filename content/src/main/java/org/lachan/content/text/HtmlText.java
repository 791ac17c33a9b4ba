package org.lachan.content.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * The readable text of a page: what stands in its article where it marks one, without menus, scripts, forms and
 * comments. Which part of an unmarked page is its article is judged by text against link density.
 */
final class HtmlText {
    private static final Evaluator CLUTTER = Selector.evaluatorOf(
            "script, style, noscript, template, iframe, svg, nav, aside, footer, button, input, textarea, select, dialog,"
                    + " [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=search],"
                    + " [role=contentinfo], [role=banner]");
    private static final Evaluator SHARED_TITLE = Selector.evaluatorOf("meta[property=og:title][content]");
    private static final Evaluator PARENT_OF_PARAGRAPHS = Selector.evaluatorOf(":has(> p)");
    private static final List<Evaluator> ARTICLES = Stream.of(
                    "[itemprop=articleBody]", "article", "[role=article]", "main", "[role=main]")
            .map(Selector::evaluatorOf)
            .toList();
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "li",
            "ul",
            "ol",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "tr",
            "table",
            "figcaption",
            "figure",
            "header",
            "pre",
            "dd",
            "dt",
            "dl",
            "br",
            "hr");
    private static final int ENOUGH = 140;
    private static final double MOSTLY_LINKS = .5;

    private HtmlText() {}

    record Page(String title, String text) {}

    static Page read(byte[] body, @Nullable String charset) throws IOException {
        Document page = Jsoup.parse(new ByteArrayInputStream(body), charset, "");
        String title = title(page);
        page.select(CLUTTER).remove();
        page.select("form").removeIf(form -> form.text().length() < ENOUGH);
        Element content = content(page.body());
        return new Page(title, text(content));
    }

    private static String title(Document page) {
        Element shared = page.selectFirst(SHARED_TITLE);
        if (shared != null && !shared.attr("content").isBlank()) {
            return shared.attr("content").strip();
        }
        Element heading = page.selectFirst("h1");
        return heading != null && !heading.text().isBlank() ? heading.text() : page.title();
    }

    private static Element content(Element body) {
        Element dense = densest(body);
        for (Evaluator marked : ARTICLES) {
            Element best = longest(body.select(marked));
            if (best != null && best.text().length() >= ENOUGH && !isTeaserOf(best, dense)) {
                return best;
            }
        }
        return dense;
    }

    // Pages mark teasers as articles too; the article itself is then the larger part elsewhere.
    private static boolean isTeaserOf(Element marked, Element dense) {
        return !dense.nameIs("body")
                && !dense.equals(marked)
                && !dense.parents().contains(marked)
                && marked.text().length() * 2 < dense.text().length();
    }

    private static @Nullable Element longest(List<Element> elements) {
        Element best = null;
        for (Element element : elements) {
            if (best == null || element.text().length() > best.text().length()) {
                best = element;
            }
        }
        return best;
    }

    // The parent of the most paragraph text that is not links; the whole body where there are no paragraphs.
    private static Element densest(Element body) {
        Element best = body;
        int most = ENOUGH;
        for (Element parent : body.select(PARENT_OF_PARAGRAPHS)) {
            int length = 0;
            for (Element paragraph : parent.children()) {
                length += paragraph.nameIs("p") ? plainLength(paragraph) : 0;
            }
            if (length > most) {
                most = length;
                best = parent;
            }
        }
        return best;
    }

    private static int plainLength(Element paragraph) {
        int linked = 0;
        for (Element link : paragraph.select("a")) {
            linked += link.text().length();
        }
        int all = paragraph.text().length();
        return linked > all * MOSTLY_LINKS ? 0 : all - linked;
    }

    private static String text(Element content) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new Lines(text), content);
        return text.toString();
    }

    /** Writes text with a line break around each block. */
    private record Lines(StringBuilder text) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText().replace('\n', ' '));
            } else if (BLOCKS.contains(node.nodeName())) {
                text.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (BLOCKS.contains(node.nodeName())) {
                text.append('\n');
            }
        }
    }
}
