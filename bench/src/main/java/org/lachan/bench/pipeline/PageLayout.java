package org.lachan.bench.pipeline;

import java.nio.charset.StandardCharsets;

/** A page of news with a blank place for its article, inside a paragraph. */
final class PageLayout {
    /** Bytes of an article on a page of the mean size: about 4,400 characters of Vietnamese. */
    private static final int ARTICLE_BYTES = 5_600;

    private final byte[] page;
    private final int articleAt;
    private final int articleLength;

    private PageLayout(byte[] page, int articleAt, int articleLength) {
        this.page = page;
        this.articleAt = articleAt;
        this.articleLength = articleLength;
    }

    /**
     * Draws a page.
     *
     * @param bytes its exact length
     */
    static PageLayout of(Phrases phrases, int number, int bytes) {
        int article = (int) ((long) ARTICLE_BYTES * bytes / NewsPages.MEAN_BYTES);
        PageMarkup markup = new PageMarkup(phrases, number, bytes / (double) NewsPages.MEAN_BYTES);
        byte[] before = utf8(markup.head() + markup.navigation() + markup.openArticle());
        byte[] after = utf8(markup.closeArticle() + markup.teasers() + markup.footer());
        byte[] end = utf8("</body></html>");
        int rest = bytes - before.length - article - after.length - end.length;
        byte[] page = new byte[bytes];
        new Buffer(page, 0, bytes)
                .add(before)
                .fill(utf8(" "), bytes - before.length - article)
                .add(after)
                .add(utf8(markup.scripts(rest)))
                .add(end);
        return new PageLayout(page, before.length, article);
    }

    /** A copy, UTF-8. */
    byte[] blank() {
        return page.clone();
    }

    int length() {
        return page.length;
    }

    /** The article's place in a copy of the page that starts at {@code offset}. */
    Buffer place(byte[] copy, int offset) {
        return new Buffer(copy, offset + articleAt, articleLength);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
