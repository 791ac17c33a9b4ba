package org.lachan.classifier.posts;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lachan.avro.Audience;
import org.lachan.avro.Post;
import org.lachan.classifier.posts.Reading.Legible;
import org.lachan.classifier.posts.Reading.Scored;
import org.lachan.classifier.rules.Cue;
import org.lachan.classifier.text.Span;
import org.lachan.classifier.text.TextScore;
import org.lachan.classifier.text.TextScorer;

/** Scores what can be read, and gathers what tells of a child. */
public final class TextScoring {
    private static final Set<Audience> CHILDREN = EnumSet.of(Audience.CHILDREN, Audience.TEENAGERS);

    /** How a title and a text are scored. */
    interface Scorer {
        TextScore score(String title, String text);
    }

    /** What carried the score of a title and a text. */
    interface Explainer {
        List<Span> reasons(String title, String text);
    }

    private final String modelVersion;
    private final Scorer scorer;
    private final Explainer explainer;

    public TextScoring(TextScorer scorer) {
        this(scorer.modelVersion(), scorer::score, scorer::reasons);
    }

    TextScoring(String modelVersion, Scorer scorer, Explainer explainer) {
        this.modelVersion = modelVersion;
        this.scorer = scorer;
        this.explainer = explainer;
    }

    /** Of the model that scores. */
    public String modelVersion() {
        return modelVersion;
    }

    public Reading score(Reading reading) {
        return reading instanceof Legible text
                ? new Scored(text, scorer.score(text.title(), text.text()), Set.of())
                : reading;
    }

    public Reading findChildCues(Reading reading) {
        return reading instanceof Scored scored ? scored.with(cues(scored.post(), scored.score())) : reading;
    }

    List<Span> reasons(Legible text) {
        return explainer.reasons(text.title(), text.text());
    }

    private static Set<Cue> cues(Post post, TextScore score) {
        Set<Cue> cues = EnumSet.noneOf(Cue.class);
        if (score.hasChildCue()) {
            cues.add(Cue.TEXT);
        }
        if (CHILDREN.contains(post.getAudience())) {
            cues.add(Cue.AUDIENCE);
        }
        cues.addAll(Told.cues(post));
        return cues;
    }
}
