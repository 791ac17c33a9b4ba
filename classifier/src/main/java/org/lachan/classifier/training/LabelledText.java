package org.lachan.classifier.training;

import org.jspecify.annotations.Nullable;

/** @param title what the comment stands under; never learned from, because headlines report what they do not do */
record LabelledText(@Nullable String title, String text, boolean toxic) {
    private static final String TITLE_ENDS = " </s> ";

    static LabelledText of(@Nullable String title, String text, boolean toxic) {
        int mark = text.indexOf(TITLE_ENDS);
        return title != null || mark < 0
                ? new LabelledText(title, text, toxic)
                : new LabelledText(text.substring(0, mark), text.substring(mark + TITLE_ENDS.length()), toxic);
    }
}
