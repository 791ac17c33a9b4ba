package org.lachan.content.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Cuts what stands in an element into blocks, in the order of the page. */
final class Blocks implements NodeFilter {
    /** Blocks read of one page; each costs as much as it is deep. */
    static final int MOST = 20_000;

    private static final Set<String> BREAKING = Set.of(
            "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
                    .concat(
                            " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul")
                    .split(" "));

    private final Predicate<Element> skipped;
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Element> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int linkDepth;
    private int linked;

    private Blocks(Element root, Predicate<Element> skipped) {
        this.skipped = skipped;
        open.push(root);
    }

    /**
     * At most {@link #MOST}.
     *
     * @param skipped elements left out with all that stands in them
     */
    static List<Block> of(Element root, Predicate<Element> skipped) {
        Blocks blocks = new Blocks(root, skipped);
        NodeTraversor.filter(blocks, root);
        blocks.close();
        return blocks.blocks;
    }

    /** A line for each. */
    static String lines(List<Block> blocks) {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (blocks.size() >= MOST) {
            return FilterResult.STOP;
        }
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (skipped.test(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            enter(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (BREAKING.contains(element.normalName())) {
                close();
                open.pop();
            }
            linkDepth -= element.nameIs("a") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    private void enter(Element element) {
        String name = element.normalName();
        if (BREAKING.contains(name)) {
            close();
            open.push(element);
        } else if (name.equals("br")) {
            close();
        } else if (name.equals("td") || name.equals("th")) {
            append(" ");
        }
        linkDepth += name.equals("a") ? 1 : 0;
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean space = c <= ' ' || c == '\u00A0';
            if (space && (text.isEmpty() || text.charAt(text.length() - 1) == ' ')) {
                continue;
            }
            text.append(space ? ' ' : c);
            linked += linkDepth > 0 ? 1 : 0;
        }
    }

    private void close() {
        String run = text.toString().strip();
        if (!run.isEmpty() && blocks.size() < MOST) {
            blocks.add(new Block(open.element(), run, Math.min(linked, run.length())));
        }
        text.setLength(0);
        linked = 0;
    }
}
