package org.lachan.content.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of HTML holds and says about itself.
 *
 * @param title empty where there is none
 * @param body the article's text, a line for each paragraph, without title, by-line, captions and comments
 * @param author names joined by commas, as declared; null where none is
 * @param publishedAt null where none is declared, or one that cannot be
 * @param language tag as of BCP 47, such as {@code vi}; null where it is neither declared nor plain from the letters
 * @param canonicalUrl absolute http or https; null where none is declared
 * @param pictures those of the article, in the order of the page, each address once
 * @param comments what readers wrote on the same page, a line for each block; empty where there is nothing
 * @param wholePage whether the body is all readable text of the page, comments included, as nothing in it reads like an
 *     article
 * @param truncated whether a limit left something of the page out
 */
public record Article(
        String title,
        String body,
        @Nullable String author,
        @Nullable Instant publishedAt,
        @Nullable String language,
        @Nullable String canonicalUrl,
        List<Picture> pictures,
        String comments,
        boolean wholePage,
        boolean truncated) {

    public Article {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture of an article.
     *
     * @param url absolute where the page's address is known, else as written
     * @param caption what stands under it, else its alternative text; empty where there is neither
     */
    public record Picture(String url, String caption) {}
}
