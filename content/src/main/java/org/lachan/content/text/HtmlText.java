package org.lachan.content.text;

import org.jspecify.annotations.Nullable;
import org.lachan.content.article.Article;
import org.lachan.content.article.ArticleReader;

/** The readable text of a page: its article where it has one, else all of it. */
final class HtmlText {
    private static final ArticleReader READER = new ArticleReader();

    private HtmlText() {}

    record Page(String title, String text, boolean truncated) {}

    static Page read(byte[] body, @Nullable String charset) {
        Article article = READER.read(body, charset, null);
        return new Page(article.title(), article.body(), article.truncated());
    }
}
