package org.lachan.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages of news, shaped like 102 real ones that were measured. Those have on average 178 KB (170 KB here), of which
 * scripts and inline JSON 53 KB in 40 elements, styles 46 KB in 4, drawings 5 KB in 8, the rest 73 KB of markup with
 * 710 elements: 156 links, 113 list items, 154 divisions, 52 spans, 29 paragraphs, 21 pictures, 36 meta elements; 8.8
 * thousand characters of visible text, half of them the article's.
 *
 * <p>Eight layouts of 60 % to 140 % of the mean size; in each, the article's place is filled anew for each page.
 */
final class NewsPages {
    static final int MEAN_BYTES = 170_000;

    private static final int[] PERCENT = {60, 80, 90, 100, 100, 110, 120, 140};
    private static final byte[] PARAGRAPH = utf8("</p>\n<p>");
    private static final byte[] SPACE = utf8(" ");
    private static final int SENTENCES = 5;

    private final Phrases phrases;
    private final List<PageLayout> layouts = new ArrayList<>();

    NewsPages(Phrases phrases) {
        this.phrases = phrases;
        for (int i = 0; i < PERCENT.length; i++) {
            layouts.add(PageLayout.of(phrases, i, MEAN_BYTES / 100 * PERCENT[i]));
        }
    }

    int layouts() {
        return layouts.size();
    }

    /** Which layout the page with this number has. */
    int layout(long number) {
        return (int) (Phrases.mixed(number) % layouts.size());
    }

    int length(int layout) {
        return layouts.get(layout).length();
    }

    /** The page's bytes with its article's place still blank. */
    byte[] blank(int layout) {
        return layouts.get(layout).blank();
    }

    byte[] page(long number) {
        byte[] page = blank(layout(number));
        fill(number, page, 0);
        return page;
    }

    /** Writes the article with this number into a copy of its layout that starts at {@code offset}. */
    void fill(long number, byte[] copy, int offset) {
        Buffer article = layouts.get(layout(number)).place(copy, offset);
        long draw = Phrases.mixed(~number);
        article.add(draw % 100 < 3 ? phrases.cue(draw) : phrases.calm(draw))
                .add(SPACE)
                .add(Phrases.name(number));
        boolean room = true;
        for (int i = 0; room; i++) {
            draw = Phrases.mixed(draw);
            article.add(i % SENTENCES == 0 ? PARAGRAPH : SPACE);
            room = article.addIfRoom(phrases.calm(draw), PARAGRAPH.length);
        }
        article.fill(SPACE, 0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
