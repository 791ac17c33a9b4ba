package org.lachan.classifier.posts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.Part;
import org.lachan.avro.Post;
import org.lachan.avro.Reason;
import org.lachan.classifier.posts.Reading.Scored;
import org.lachan.classifier.rules.Inputs;
import org.lachan.classifier.steps.Wire;
import org.lachan.classifier.text.Language;
import org.lachan.classifier.text.Span;
import org.lachan.classifier.text.TextScorer;
import org.lachan.content.sealed.SealedStore;

/** Writes the flags of texts. What is flagged is sealed first, and explained: reasons cost more than scores. */
public final class FlagRecords {
    private static final int MOST_SPANS = 100;

    private final TextScoring scoring;
    private final SealedStore texts;
    private final Clock clock;

    public FlagRecords(TextScoring scoring, SealedStore texts, Clock clock) {
        this.scoring = scoring;
        this.texts = texts;
        this.clock = clock;
    }

    public Flag ofText(Judged judged) {
        Flag.Builder flag = basis(judged);
        if (judged.flagged()) {
            Inputs inputs = judged.reading().inputs();
            flag.setHeads(Wire.heads(inputs.heads())).setCues(Wire.cues(inputs.cues()));
            if (judged.reading() instanceof Scored scored) {
                explain(flag, scored);
            }
        }
        return flag.build();
    }

    private Flag.Builder basis(Judged judged) {
        Post post = judged.reading().post();
        return Flag.newBuilder()
                .setPostId(post.getPostId())
                .setRevision(post.getRevision())
                .setPart(Part.TEXT)
                .setState(judged.flagged() ? FlagState.RAISED : FlagState.CLEARED)
                .setSourceId(post.getSourceId())
                .setSourceKind(post.getSourceKind())
                .setAudience(post.getAudience())
                .setUrl(post.getUrl())
                .setLanguage(Language.OTHER.code())
                .setCandidates(Wire.candidates(judged.decision()))
                .setCluster(judged.reading().cluster())
                .setReport(post.getReport())
                .setContentSha256(post.getContentSha256())
                .setCaptureRef(post.getCaptureRef())
                .setModelVersion(scoring.modelVersion())
                .setPolicyVersion(judged.policyVersion())
                .setPublishedAt(post.getPublishedAt())
                .setFetchedAt(post.getFetchedAt())
                .setFlaggedAt(clock.instant());
    }

    private void explain(Flag.Builder flag, Scored scored) {
        String text = scored.readable().composed();
        flag.setLanguage(scored.score().language().code())
                .setReasons(reasons(scored, proposes(flag, TextScorer.HEAD)))
                .setTextRef(texts.put(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean proposes(Flag.Builder flag, String head) {
        return flag.getCandidates().stream()
                .anyMatch(candidate -> candidate.getHead().equals(head));
    }

    // The spans of a score that raised nothing would only mislead.
    private List<Reason> reasons(Scored scored, boolean byModel) {
        List<Reason> reasons = new ArrayList<>();
        if (byModel) {
            add(reasons, "head:", scoring.reasons(scored.readable()));
        }
        add(reasons, "cue:", scored.score().childCues());
        add(reasons, "rule:", scored.score().personal());
        return reasons;
    }

    private static void add(List<Reason> reasons, String prefix, List<Span> spans) {
        spans.stream()
                .limit(MOST_SPANS)
                .map(span -> new Reason(span.start(), span.end(), prefix + span.name(), span.weight()))
                .forEach(reasons::add);
    }
}
