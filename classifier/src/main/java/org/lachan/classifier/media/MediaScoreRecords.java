package org.lachan.classifier.media;

import java.time.Clock;
import java.util.List;
import org.lachan.avro.HeadScore;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Part;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.classifier.rules.Head;
import org.lachan.classifier.steps.Wire;
import org.lachan.classifier.text.Language;

/** Writes the score records of posts that carry matched media. */
public final class MediaScoreRecords {
    private final String modelVersion;
    private final String codeVersion;
    private final Clock clock;

    public MediaScoreRecords(String modelVersion, String codeVersion, Clock clock) {
        this.modelVersion = modelVersion;
        this.codeVersion = codeVersion;
        this.clock = clock;
    }

    public Score ofMedia(JudgedMedia judged) {
        MediaRef ref = judged.ref();
        return Score.newBuilder()
                .setPostId(ref.getPostId())
                .setRevision(ref.getRevision())
                .setPart(Part.MEDIA)
                .setOutcome(ScoreOutcome.SCORED)
                .setSourceId(ref.getSourceId())
                .setSourceKind(ref.getSourceKind())
                .setAudience(ref.getAudience())
                .setLanguage(Language.OTHER.code())
                .setHeads(List.of(new HeadScore(Head.HASH_MATCH.key(), JudgedMedia.MATCHED)))
                .setCues(Wire.cues(judged.inputs().cues()))
                .setMatches(judged.matches())
                .setCandidates(Wire.candidates(judged.decision()))
                .setFlagged(judged.decision().flags())
                .setMediaId(ref.getMediaId())
                .setPolicyVersion(judged.policyVersion())
                .setModelVersion(modelVersion)
                .setCodeVersion(codeVersion)
                .setFetchedAt(ref.getFetchedAt())
                .setScoredAt(clock.instant())
                .build();
    }
}
