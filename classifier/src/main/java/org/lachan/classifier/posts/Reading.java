package org.lachan.classifier.posts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Post;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.classifier.rules.Cue;
import org.lachan.classifier.rules.Head;
import org.lachan.classifier.rules.Inputs;
import org.lachan.classifier.steps.Wire;
import org.lachan.classifier.text.Language;
import org.lachan.classifier.text.TextScore;
import org.lachan.classifier.text.TextScorer;
import org.lachan.content.text.Fingerprint;

/** What a revision of a post turned out to be, step by step through the text topology. */
public sealed interface Reading {
    Post post();

    /** Fingerprint of the text, or null where there is none. */
    @Nullable
    String cluster();

    /** Whether a flag of an earlier revision stands after this one, given whether this one is flagged. */
    boolean flagStands(boolean flaggedBefore, boolean flaggedNow);

    /** Writes what is known into the score record. */
    void describe(Score.Builder score);

    /** What the policy decides on: nothing, unless the text was scored. */
    default Inputs inputs() {
        return new Inputs(Language.OTHER, Wire.origin(post().getSourceKind()), Map.of(), Set.of());
    }

    /** The post is gone. */
    record Deleted(Post post) implements Reading {
        @Override
        public @Nullable String cluster() {
            return null;
        }

        @Override
        public boolean flagStands(boolean flaggedBefore, boolean flaggedNow) {
            return false;
        }

        @Override
        public void describe(Score.Builder score) {
            score.setOutcome(ScoreOutcome.DELETED);
        }
    }

    /** There are bytes, or there should be, but no text. Takes no earlier flag away; a report is one without a text. */
    record Unreadable(Post post, String reason) implements Reading {
        @Override
        public @Nullable String cluster() {
            return null;
        }

        @Override
        public boolean flagStands(boolean flaggedBefore, boolean flaggedNow) {
            return flaggedBefore || flaggedNow;
        }

        @Override
        public Inputs inputs() {
            Set<Cue> cues = Told.cues(post);
            return new Inputs(Language.OTHER, Wire.origin(post.getSourceKind()), Told.heads(cues), cues);
        }

        @Override
        public void describe(Score.Builder score) {
            score.setOutcome(ScoreOutcome.UNREADABLE)
                    .setError(reason)
                    .setHeads(Wire.heads(inputs().heads()))
                    .setCues(Wire.cues(inputs().cues()));
        }
    }

    /** The same post with the same text as before. */
    record Repeated(Post post, String cluster) implements Reading {
        @Override
        public boolean flagStands(boolean flaggedBefore, boolean flaggedNow) {
            return flaggedBefore;
        }

        @Override
        public void describe(Score.Builder score) {
            score.setOutcome(ScoreOutcome.REPEAT).setCluster(cluster);
        }
    }

    /** Text to score, as extracted. */
    record Legible(Post post, String title, String text, boolean truncated, String cluster) implements Reading {
        static Legible of(Post post, String title, String text, boolean truncated) {
            return new Legible(post, title, text, truncated, Fingerprint.of(TextScorer.compose(title, text)));
        }

        /** What is sealed, and what the reasons' offsets count in. */
        String composed() {
            return TextScorer.compose(title, text);
        }

        @Override
        public boolean flagStands(boolean flaggedBefore, boolean flaggedNow) {
            throw new IllegalStateException("not scored yet: " + post.getPostId());
        }

        @Override
        public void describe(Score.Builder score) {
            throw new IllegalStateException("not scored yet: " + post.getPostId());
        }
    }

    /** Scored text, with the child cues of its text and of where it was found. */
    record Scored(Legible readable, TextScore score, Set<Cue> cues) implements Reading {
        private static final double RULE_HITS = 1.0;

        public Scored {
            cues = Set.copyOf(cues);
        }

        Scored with(Set<Cue> found) {
            return new Scored(readable, score, found);
        }

        @Override
        public Post post() {
            return readable.post();
        }

        @Override
        public String cluster() {
            return readable.cluster();
        }

        @Override
        public boolean flagStands(boolean flaggedBefore, boolean flaggedNow) {
            return flaggedNow;
        }

        @Override
        public Inputs inputs() {
            return new Inputs(score.language(), Wire.origin(post().getSourceKind()), heads(), cues);
        }

        Map<Head, Double> heads() {
            Map<Head, Double> heads = new EnumMap<>(Head.class);
            heads.put(Head.TOXIC, score.toxic());
            if (!score.personal().isEmpty()) {
                heads.put(Head.PII, RULE_HITS);
            }
            heads.putAll(Told.heads(cues));
            return heads;
        }

        @Override
        public void describe(Score.Builder record) {
            String text = readable.composed();
            record.setOutcome(ScoreOutcome.SCORED)
                    .setLanguage(score.language().code())
                    .setHeads(Wire.heads(heads()))
                    .setCues(Wire.cues(cues))
                    .setRuleIds(score.ruleIds())
                    .setCluster(readable.cluster())
                    .setTextLength(text.codePointCount(0, text.length()))
                    .setTextTruncated(readable.truncated() || score.truncated());
        }
    }
}
