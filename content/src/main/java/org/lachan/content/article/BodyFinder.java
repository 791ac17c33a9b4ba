package org.lachan.content.article;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** Finds the element that holds the article: by what the page marks, else by where its prose is. */
final class BodyFinder {
    /** Characters of prose that make an article. */
    static final int ENOUGH = 140;

    private static final Evaluator MARKED = Selector.evaluatorOf("[itemprop=articleBody]");
    private static final Set<String> HOLDERS = Set.of("div", "section", "article", "main", "body", "td", "span");
    private static final Evaluator HEADLINE = Selector.evaluatorOf("h1");
    // A marked part that is a small one of what was found is a teaser, or its first page.
    private static final double MARKED_PART = .4;
    private static final int LEVELS = 5;
    private static final double LONG_PARAGRAPH = 3;
    private static final double ITEM = .3;
    // As much as several paragraphs: pages describe themselves with the first words of their article.
    private static final double DESCRIBED = 25;
    // A dek stands alone, and not where the article is.
    private static final double DESCRIBED_ALONE = 3;
    private static final int SHORTEST_HINT = 30;
    private static final int LONGEST_HINT = 40;
    private static final int HINT_WITHIN = 120;
    private static final double NOTEWORTHY_GAIN = .05;
    private static final double MOST_OTHER = .7;

    private final Element body;
    private final List<Block> blocks;
    private final Mass mass;
    private final String hint;

    /**
     * @param blocks of the page without its clutter
     * @param description the page's own; may be empty
     */
    BodyFinder(Element body, List<Block> blocks, Mass mass, String description) {
        this.body = body;
        this.blocks = blocks;
        this.mass = mass;
        String letters = letters(description);
        this.hint = letters.substring(0, Math.min(LONGEST_HINT, letters.length()));
    }

    /** The whole body where nothing in it reads like an article. */
    Element find() {
        Element found = widened(densest());
        Element marked = marked();
        if (marked != null && mass.prose(marked) >= Math.max(ENOUGH, mass.prose(found) * MARKED_PART)) {
            return marked;
        }
        return found;
    }

    private @Nullable Element marked() {
        Element best = null;
        for (Element element : body.select(MARKED)) {
            if (best == null || mass.prose(element) > mass.prose(best)) {
                best = element;
            }
        }
        return best;
    }

    private Element densest() {
        Element best = body;
        double most = 0;
        for (Map.Entry<Element, Double> entry : scores().entrySet()) {
            double score = entry.getValue() * (1 - mass.linkDensity(entry.getKey()));
            if (score > most) {
                most = score;
                best = entry.getKey();
            }
        }
        return best;
    }

    // A paragraph counts for what holds it, and less for each level above.
    private Map<Element, Double> scores() {
        List<Block> prose = blocks.stream().filter(Block::prose).toList();
        Map<Element, Integer> held = new HashMap<>();
        prose.forEach(block -> held.merge(holder(block), 1, Integer::sum));
        Map<Element, Double> scores = new LinkedHashMap<>();
        for (Block block : prose) {
            Element at = holder(block);
            double score = score(block, held.getOrDefault(at, 0) > 1 ? DESCRIBED : DESCRIBED_ALONE);
            for (int level = 0; level < LEVELS && at != null && !at.equals(body.parent()); level++) {
                scores.merge(at, score / (level < 2 ? level + 1 : level * 3), Double::sum);
                at = at.parent();
            }
        }
        return scores;
    }

    private double score(Block block, double described) {
        double score = 1 + Math.min(block.weight() / 100.0, LONG_PARAGRAPH) + commas(block.text());
        if (block.item()) {
            return score * ITEM;
        }
        return described(block) ? score + described : score;
    }

    private boolean described(Block block) {
        return hint.length() >= SHORTEST_HINT && letters(block.text()).contains(hint);
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length() && letters.length() < HINT_WITHIN; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }

    // Text between line breaks is a paragraph of the element that it stands in.
    private static Element holder(Block block) {
        Element owner = block.owner();
        Element parent = owner.parent();
        return parent == null || HOLDERS.contains(owner.normalName()) ? owner : parent;
    }

    private static int commas(String text) {
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            commas += c == ',' || c == '、' || c == '，' ? 1 : 0;
        }
        return commas;
    }

    // An article in several parts: an ancestor that adds prose and little else holds them all.
    private Element widened(Element start) {
        Element best = start;
        for (Element at = start; at != null && !at.equals(body.parent()); at = at.parent()) {
            int gain = mass.prose(at) - mass.prose(best);
            int other = mass.all(at) - mass.all(best) - gain;
            if (gain > mass.prose(best) * NOTEWORTHY_GAIN && other < gain * MOST_OTHER) {
                best = at;
            }
            if (isWhole(at, best)) {
                return best;
            }
        }
        return best;
    }

    // Beyond the element that holds the headline too, or an article element of some length, is another matter.
    private boolean isWhole(Element at, Element best) {
        boolean article = at.nameIs("article");
        if (article && mass.prose(at) >= ENOUGH * 2) {
            return true;
        }
        return (article || mass.prose(best) * 2 > mass.prose(body)) && at.selectFirst(HEADLINE) != null;
    }
}
