package org.lachan.bench.pipeline;

/** What posts say. */
record PostBodies(SocialTexts texts, NewsPages pages) {
    static PostBodies drawn() {
        Phrases phrases = new Phrases();
        return new PostBodies(new SocialTexts(phrases), new NewsPages(phrases));
    }
}
