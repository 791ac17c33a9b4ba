package org.lachan.bench.real;

import org.jspecify.annotations.Nullable;

/**
 * The input that a post is made of.
 *
 * @param reference of a page its file's name, of a comment its row
 * @param label the data set's; null for a page
 */
record Origin(Medium medium, String reference, @Nullable String label) {
    private static final String CLEAN = "CLEAN";

    /** What was served. */
    enum Medium {
        PAGE,
        COMMENT
    }

    static Origin of(Article article) {
        return new Origin(Medium.PAGE, article.file(), null);
    }

    static Origin of(Comment comment) {
        return new Origin(Medium.COMMENT, "row " + comment.row(), comment.label());
    }

    /** A page of the news, or a comment in which its annotators saw nothing: a flag on it is a false alarm. */
    boolean isCalm() {
        return label == null || label.equals(CLEAN);
    }

    /** What results are counted by: the label, or that it is a page. */
    String group() {
        return label == null ? medium.name() : label;
    }
}
