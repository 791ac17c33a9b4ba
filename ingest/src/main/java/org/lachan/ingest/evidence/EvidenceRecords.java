package org.lachan.ingest.evidence;

import java.time.Instant;
import org.lachan.avro.Evidence;
import org.lachan.avro.EvidenceOutcome;
import org.lachan.content.sealed.Seal;
import org.lachan.ingest.evidence.Promoted.Forbidden;
import org.lachan.ingest.evidence.Promoted.Kept;

/** Writes what became of captures as records of their topic. */
final class EvidenceRecords {
    private EvidenceRecords() {}

    static Evidence of(Flagged flagged, Promoted promoted, Instant at) {
        Evidence.Builder record = Evidence.newBuilder()
                .setPostId(flagged.postId())
                .setRevision(flagged.revision())
                .setOutcome(outcome(promoted))
                .setCaptureRef(flagged.captureRef())
                .setKeptAt(at);
        if (promoted instanceof Kept kept) {
            record.setEvidenceRef(kept.reference())
                    .setWarcSha256(Seal.sha256(kept.reference()))
                    .setContentSha256(kept.contentSha256())
                    .setBytes(kept.bytes())
                    .setCapturedAt(kept.capturedAt());
        }
        return record.build();
    }

    private static EvidenceOutcome outcome(Promoted promoted) {
        if (promoted instanceof Kept) {
            return EvidenceOutcome.KEPT;
        }
        return promoted instanceof Forbidden ? EvidenceOutcome.FORBIDDEN : EvidenceOutcome.MISSING;
    }
}
