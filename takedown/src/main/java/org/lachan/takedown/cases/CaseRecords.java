package org.lachan.takedown.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.Part;
import org.lachan.avro.ReportDetails;
import org.lachan.avro.Verdict;
import org.lachan.content.identity.Urls;
import org.lachan.takedown.cases.CasePart.Candidate;
import org.lachan.takedown.cases.CasePart.Findings;
import org.lachan.takedown.cases.CasePart.HeadScore;
import org.lachan.takedown.cases.CasePart.Match;
import org.lachan.takedown.cases.CasePart.Reason;
import org.lachan.takedown.cases.CasePart.Versions;
import org.lachan.takedown.cases.CaseSource.Report;
import org.lachan.takedown.harm.HarmCode;

/** The edge to Kafka: flags in, verdicts out. */
final class CaseRecords {
    private CaseRecords() {}

    /** @throws IllegalArgumentException when the flag is of a newer kind than this build knows, or makes no sense */
    static Finding finding(Flag flag) {
        return new Finding(
                flag.getPostId(),
                source(flag),
                part(flag),
                flag.getCluster(),
                flag.getFlaggedAt(),
                flag.getFetchedAt(),
                flag.getPublishedAt());
    }

    private static CaseSource source(Flag flag) {
        String url = flag.getUrl();
        return new CaseSource(
                flag.getSourceId(),
                flag.getSourceKind().name(),
                flag.getAudience().name(),
                flag.getLanguage(),
                url == null ? null : Urls.normalise(url),
                flag.getUrlRef(),
                report(flag.getReport()));
    }

    private static @Nullable Report report(@Nullable ReportDetails report) {
        return report == null ? null : new Report(report.getReference(), report.getGroup(), report.getReportedUrl());
    }

    private static CasePart part(Flag flag) {
        return new CasePart(
                kind(flag.getPart()),
                flag.getRevision(),
                raised(flag.getState()),
                findings(flag),
                flag.getTextRef(),
                flag.getMediaId(),
                flag.getContentSha256());
    }

    private static Findings findings(Flag flag) {
        return new Findings(
                flag.getCandidates().stream().map(CaseRecords::candidate).toList(),
                flag.getHeads().stream()
                        .map(head -> new HeadScore(head.getHead(), head.getValue()))
                        .toList(),
                flag.getCues().stream().map(Enum::name).toList(),
                flag.getReasons().stream().map(CaseRecords::reason).toList(),
                flag.getMatches().stream().map(CaseRecords::match).toList(),
                new Versions(flag.getModelVersion(), flag.getPolicyVersion()));
    }

    private static Candidate candidate(org.lachan.avro.Candidate candidate) {
        return new Candidate(
                HarmCode.valueOf(candidate.getCode().name()),
                candidate.getHead(),
                candidate.getValue(),
                candidate.getThreshold());
    }

    private static Reason reason(org.lachan.avro.Reason reason) {
        return new Reason(reason.getStart(), reason.getEnd(), reason.getKind(), reason.getWeight());
    }

    private static Match match(org.lachan.avro.HashMatch match) {
        return new Match(match.getHashId(), match.getBank(), match.getAlgorithm(), match.getDistance());
    }

    private static PartKind kind(Part part) {
        return switch (part) {
            case TEXT -> PartKind.TEXT;
            case MEDIA -> PartKind.MEDIA;
            case UNKNOWN ->
                throw new IllegalArgumentException("The flag is about a part that this build does not know");
        };
    }

    private static boolean raised(FlagState state) {
        return switch (state) {
            case RAISED -> true;
            case CLEARED -> false;
            case UNKNOWN -> throw new IllegalArgumentException("The flag has a state that this build does not know");
        };
    }

    static Verdict verdict(Case decided, int sequence, Decision decision, Versions versions, String analyst) {
        HarmCode code = decision.code();
        return Verdict.newBuilder()
                .setCaseId(decided.id().toString())
                .setSequence(sequence)
                .setPostId(decided.postId())
                .setRevision(decided.revision())
                .setVerdict(org.lachan.avro.VerdictKind.valueOf(decision.kind().name()))
                .setHarmCode(code == null ? null : org.lachan.avro.HarmCode.valueOf(code.name()))
                .setAnalystPseudonym(analyst)
                .setPolicyVersion(versions.policy())
                .setModelVersion(versions.model())
                .setDecidedAt(decided.times().updatedAt())
                .build();
    }

    /** Versions of the newest part: what the analyst had before them. */
    static Versions versions(Case item) {
        List<CasePart> parts = item.parts();
        return parts.isEmpty() ? new Versions("none", "none") : parts.get(0).versions();
    }
}
