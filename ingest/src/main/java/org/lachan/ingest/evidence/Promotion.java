package org.lachan.ingest.evidence;

import java.util.Optional;
import org.lachan.content.sealed.Seal;
import org.lachan.ingest.evidence.Promoted.Forbidden;
import org.lachan.ingest.evidence.Promoted.Kept;
import org.lachan.ingest.evidence.Promoted.Missing;
import org.lachan.ingest.evidence.store.EvidenceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a capture evidence. Doing it twice gives the same reference and changes nothing. */
final class Promotion {
    private static final Logger LOG = LoggerFactory.getLogger(Promotion.class);

    private final Captures captures;
    private final EvidenceStore store;

    Promotion(Captures captures, EvidenceStore store) {
        this.captures = captures;
        this.store = store;
    }

    /** @throws java.io.UncheckedIOException when one of the two stores does not answer: worth another try */
    Promoted promote(Flagged flagged) {
        String reference = flagged.captureRef();
        if (flagged.suspectedAbuse()) {
            if (reference != null && Seal.isReference(reference)) {
                captures.forget(reference);
            }
            return new Forbidden();
        }
        return reference == null ? missing(flagged, "never-made") : keep(flagged, reference);
    }

    private Promoted keep(Flagged flagged, String reference) {
        try {
            Optional<Capture> capture = captures.read(reference);
            return capture.isPresent() ? keep(capture.get(), reference) : missing(flagged, "expired");
        } catch (DamagedCapture e) {
            LOG.error("event=capture-damaged capture={} error=\"{}\"", reference, e.getMessage());
            return missing(flagged, "damaged");
        }
    }

    private Promoted keep(Capture capture, String reference) throws DamagedCapture {
        byte[] warc = warc(capture, reference);
        return new Kept(store.put(warc), warc.length, capture.contentSha256(), capture.at());
    }

    // One capture of which no file can be made must not hold up all others.
    private static byte[] warc(Capture capture, String reference) throws DamagedCapture {
        try {
            return WarcFile.of(capture, reference);
        } catch (RuntimeException e) {
            throw new DamagedCapture("no WARC file can be made of it", e);
        }
    }

    private static Promoted missing(Flagged flagged, String reason) {
        LOG.info("event=no-evidence reason={} post={} revision={}", reason, flagged.postId(), flagged.revision());
        return new Missing();
    }
}
