package org.lachan.bench.pipeline;

/** Bodies of the load harness, for the benchmarks of single stages. The same number gives the same body everywhere. */
public final class SampleBodies {
    private final SocialTexts texts;
    private final NewsPages pages;

    public SampleBodies() {
        Phrases phrases = new Phrases();
        texts = new SocialTexts(phrases);
        pages = new NewsPages(phrases);
    }

    /** A status of 300 bytes, HTML. */
    public byte[] social(long number) {
        return texts.body(number);
    }

    /** A page of news of 170 KB on average, HTML. */
    public byte[] page(long number) {
        return pages.page(number);
    }
}
