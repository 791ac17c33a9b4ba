package org.lachan.content.article;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** How much text, and how much of it prose, stands under each element. */
final class Mass {
    private static final Sums NOTHING = new Sums();

    private final Map<Element, Sums> sums = new HashMap<>();

    private static final class Sums {
        private int prose;
        private int all;
        private int linked;
    }

    Mass(List<Block> blocks) {
        for (Block block : blocks) {
            int prose = block.prose() ? block.weight() : 0;
            for (Element at = block.owner(); at != null; at = at.parent()) {
                Sums sum = sums.computeIfAbsent(at, key -> new Sums());
                sum.all += block.text().length();
                sum.linked += block.linked();
                sum.prose += prose;
            }
        }
    }

    /** Characters of prose that are not links. */
    int prose(Element element) {
        return sums.getOrDefault(element, NOTHING).prose;
    }

    /** All characters. */
    int all(Element element) {
        return sums.getOrDefault(element, NOTHING).all;
    }

    /** From 0 to 1. */
    double linkDensity(Element element) {
        Sums sum = sums.getOrDefault(element, NOTHING);
        return sum.all == 0 ? 0 : (double) sum.linked / sum.all;
    }
}
