package org.lachan.classifier.steps;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lachan.avro.Candidate;
import org.lachan.avro.ChildCue;
import org.lachan.avro.HarmCode;
import org.lachan.avro.HeadScore;
import org.lachan.avro.Score;
import org.lachan.avro.SourceKind;
import org.lachan.classifier.rules.Cue;
import org.lachan.classifier.rules.Decision;
import org.lachan.classifier.rules.Head;
import org.lachan.classifier.rules.Inputs;
import org.lachan.classifier.rules.Origin;
import org.lachan.classifier.text.Language;

/** Between the domain's words and those of the records. */
public final class Wire {
    private Wire() {}

    /** What a score record's decision was made of; the same rules give the same decision again. */
    public static Inputs inputs(Score score) {
        Map<Head, Double> heads = new EnumMap<>(Head.class);
        for (HeadScore head : score.getHeads()) {
            Head.of(head.getHead()).ifPresent(known -> heads.put(known, head.getValue()));
        }
        return new Inputs(language(score.getLanguage()), origin(score.getSourceKind()), heads, ours(score.getCues()));
    }

    public static Origin origin(SourceKind kind) {
        return Origin.valueOf(kind.name());
    }

    /** In the order of the heads. */
    public static List<HeadScore> heads(Map<Head, Double> heads) {
        return heads.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(head -> new HeadScore(head.getKey().key(), head.getValue()))
                .toList();
    }

    public static List<ChildCue> cues(Set<Cue> cues) {
        return cues.stream().sorted().map(cue -> ChildCue.valueOf(cue.name())).toList();
    }

    private static Set<Cue> ours(List<ChildCue> cues) {
        Set<Cue> ours = EnumSet.noneOf(Cue.class);
        cues.stream().filter(cue -> cue != ChildCue.UNKNOWN).forEach(cue -> ours.add(Cue.valueOf(cue.name())));
        return ours;
    }

    private static Language language(String code) {
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        return Language.OTHER;
    }

    public static List<Candidate> candidates(Decision decision) {
        return decision.proposals().stream()
                .map(proposal -> new Candidate(
                        HarmCode.valueOf(proposal.harm().name()),
                        proposal.head().key(),
                        proposal.value(),
                        proposal.threshold()))
                .toList();
    }
}
