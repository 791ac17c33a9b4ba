package org.lachan.launcher.sampleweb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items written by hand, where the words matter: what should be flagged, and what looks like it and should not. */
final class Written {
    private Written() {}

    /** What the whole pipeline should make of an item. */
    enum Expect {
        flag,
        clear
    }

    /** An article of a newspaper. {@code why} is for the reader of the file. */
    record Piece(String slug, Expect expect, String why, String title, List<String> paragraphs) {}

    /** A short post of the timeline. */
    record Saying(String slug, String lang, Expect expect, String why, String text) {}

    /** A row of the hotline's list; it may name a status or an article. */
    record Call(
            String group, @Nullable String status, @Nullable String article, String text) {}

    static List<Piece> pieces(String language) {
        return List.of(Resources.json("articles-" + language + ".json", Piece[].class));
    }

    static List<Saying> sayings() {
        return List.of(Resources.json("statuses.json", Saying[].class));
    }

    static List<Call> calls() {
        return List.of(Resources.json("hotline.json", Call[].class));
    }
}
