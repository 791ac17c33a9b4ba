package org.lachan.takedown.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.harm.HarmCode;

/**
 * What the newest flag of one part says.
 *
 * @param raised false once a later revision no longer met the policy
 * @param textRef into the sealed texts; null for media and once dropped
 */
public record CasePart(
        PartKind kind,
        int revision,
        boolean raised,
        Findings findings,
        @Nullable String textRef,
        @Nullable String mediaId,
        @Nullable String contentSha256) {

    /** The head of what people reported: it offers every code, and its value is no score. */
    public static final String REPORT = "report";

    /** A harm code that a person may pick, with the head that proposed it; value and threshold lie in [0, 1]. */
    public record Candidate(HarmCode code, String head, double value, double threshold) {}

    /** A head of the model and its probability in [0, 1]. */
    public record HeadScore(String head, double value) {
        public HeadScore {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("Score of head " + head + " is not in [0, 1]");
            }
        }
    }

    /** A half-open range of code points of the text, and what was found there. */
    public record Reason(int start, int end, String kind, double weight) {
        public Reason {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("No range of a text: " + start + " to " + end);
            }
        }
    }

    /** A hash of a list that the media item matched; distance 0 is an exact match. */
    public record Match(String hashId, String bank, String algorithm, int distance) {}

    /** Which model and policy found it. */
    public record Versions(String model, String policy) {}

    /** Everything of a part that is read as one; {@code cues} are names of child cues. */
    public record Findings(
            List<Candidate> candidates,
            List<HeadScore> heads,
            List<String> cues,
            List<Reason> reasons,
            List<Match> matches,
            Versions versions) {
        public Findings {
            candidates = List.copyOf(candidates);
            heads = List.copyOf(heads);
            cues = List.copyOf(cues);
            reasons = List.copyOf(reasons);
            matches = List.copyOf(matches);
        }
    }

    /** The candidates' codes but for those that a mere report offers. */
    public List<HarmCode> proposed() {
        return candidates().stream()
                .filter(candidate -> !candidate.head().equals(REPORT))
                .map(Candidate::code)
                .toList();
    }

    public List<Candidate> candidates() {
        return findings.candidates();
    }

    public List<HeadScore> heads() {
        return findings.heads();
    }

    public List<String> cues() {
        return findings.cues();
    }

    public List<Reason> reasons() {
        return findings.reasons();
    }

    public List<Match> matches() {
        return findings.matches();
    }

    public Versions versions() {
        return findings.versions();
    }
}
