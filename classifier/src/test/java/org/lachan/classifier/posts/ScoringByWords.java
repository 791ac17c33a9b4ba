package org.lachan.classifier.posts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lachan.classifier.text.Language;
import org.lachan.classifier.text.Span;
import org.lachan.classifier.text.TextScore;
import org.lachan.classifier.text.TextScorer;

/** A scorer whose verdicts a reader of a test can foresee. */
public final class ScoringByWords {
    public static final String MODEL = "words";
    public static final double TOXIC = .95;

    private ScoringByWords() {}

    public static TextScoring create() {
        return new TextScoring(MODEL, ScoringByWords::score, ScoringByWords::reasons);
    }

    private static TextScore score(String title, String text) {
        String all = TextScorer.compose(title, text);
        return new TextScore(
                Language.VI,
                Map.of(TextScorer.HEAD, all.contains("ngốc") ? TOXIC : .05),
                spans(all, "học sinh", "word.child"),
                spans(all, "09[0-9]{8}", "pii.phone"),
                List.of(),
                1,
                false);
    }

    private static List<Span> reasons(String title, String text) {
        return spans(TextScorer.compose(title, text), "ngốc", "toxic");
    }

    private static List<Span> spans(String text, String pattern, String name) {
        List<Span> spans = new ArrayList<>();
        Matcher found = Pattern.compile(pattern).matcher(text);
        while (found.find()) {
            int start = text.codePointCount(0, found.start());
            spans.add(new Span(
                    start, start + found.group().codePointCount(0, found.group().length()), name, 1));
        }
        return spans;
    }
}
