package org.lachan.ingest.evidence;

import java.util.Optional;
import org.lachan.content.sealed.DamagedSeal;
import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.media.MediaBytes;

/** Captures in their sealed store. Safe for use by several threads. */
public final class Captures {
    private final SealedStore store;

    public Captures(SealedStore store) {
        this.store = store;
    }

    /**
     * Seals what was fetched; on return it is on disk. Not to be called where a picture of the page matched a hash.
     *
     * @param kept the body without the pictures and videos in it: {@code altered} where there were any
     * @return the capture's reference; nothing where the body is itself a picture or video, of which none is kept
     * @throws java.io.UncheckedIOException when the disk refuses
     */
    public Optional<String> seal(Fetched fetched, byte[] kept, boolean altered) {
        boolean media = MediaBytes.type(fetched.body())
                .or(() -> MediaBytes.declared(fetched.mediaType()))
                .isPresent();
        return media ? Optional.empty() : Optional.of(store.put(CaptureForm.write(Capture.of(fetched, kept, altered))));
    }

    /**
     * Nothing where it expired.
     *
     * @throws DamagedCapture when it does not open or makes no sense
     * @throws java.io.UncheckedIOException when the disk refuses
     */
    Optional<Capture> read(String reference) throws DamagedCapture {
        Optional<byte[]> bytes;
        try {
            bytes = store.get(reference);
        } catch (DamagedSeal | IllegalArgumentException e) {
            throw new DamagedCapture("does not open: " + e.getMessage(), e);
        }
        return bytes.isPresent() ? Optional.of(CaptureForm.read(bytes.get())) : Optional.empty();
    }

    /** What must not be kept goes at once. */
    void forget(String reference) {
        store.delete(reference);
    }
}
