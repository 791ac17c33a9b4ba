package org.lachan.classifier.posts;

import java.time.Clock;
import org.lachan.avro.Part;
import org.lachan.avro.Post;
import org.lachan.avro.Score;
import org.lachan.classifier.steps.Wire;
import org.lachan.classifier.text.Language;

/** Writes the score records of texts: every input of the decision, no text. */
public final class ScoreRecords {
    private final String modelVersion;
    private final String codeVersion;
    private final Clock clock;

    public ScoreRecords(String modelVersion, String codeVersion, Clock clock) {
        this.modelVersion = modelVersion;
        this.codeVersion = codeVersion;
        this.clock = clock;
    }

    public Score ofText(Judged judged) {
        Post post = judged.reading().post();
        Score.Builder score = Score.newBuilder()
                .setPostId(post.getPostId())
                .setRevision(post.getRevision())
                .setPart(Part.TEXT)
                .setSourceId(post.getSourceId())
                .setSourceKind(post.getSourceKind())
                .setAudience(post.getAudience())
                .setLanguage(Language.OTHER.code())
                .setCandidates(Wire.candidates(judged.decision()))
                .setFlagged(judged.flagged())
                .setPolicyVersion(judged.policyVersion())
                .setFetchedAt(post.getFetchedAt());
        judged.reading().describe(score);
        return score.setModelVersion(modelVersion)
                .setCodeVersion(codeVersion)
                .setScoredAt(clock.instant())
                .build();
    }
}
