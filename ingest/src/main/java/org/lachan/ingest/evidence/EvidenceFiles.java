package org.lachan.ingest.evidence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.DamagedSeal;
import org.lachan.content.sealed.Seal;
import org.lachan.ingest.evidence.store.EvidenceStore;

/** Evidence as its keepers look at it. */
public final class EvidenceFiles {
    private final EvidenceStore store;

    public EvidenceFiles(EvidenceStore store) {
        this.store = store;
    }

    /**
     * What became of one file.
     *
     * @param sha256 of its bytes now, hex; null where they cannot be had
     * @param bytes 0 where they cannot be had
     * @param records that were read before the first fault
     * @param error null where there is none
     */
    public record Checked(
            String reference,
            @Nullable String sha256,
            long bytes,
            int records,
            @Nullable String error) {

        /** The same, with a fault that was found elsewhere. */
        public Checked but(String fault) {
            return new Checked(reference, sha256, bytes, records, error == null ? fault : error);
        }
    }

    /**
     * Opens the seal and reads the whole file: the hash in the reference, every record's headers and digests.
     *
     * @throws java.io.UncheckedIOException when the store does not answer
     */
    public Checked check(String reference) {
        if (!Seal.isReference(reference)) {
            return new Checked(reference, null, 0, 0, "not a reference: sha256- and 64 hex digits");
        }
        Optional<byte[]> warc;
        try {
            warc = store.get(reference);
        } catch (DamagedSeal e) {
            return new Checked(reference, null, 0, 0, "the seal does not open: damaged, or sealed with another key");
        }
        return warc.map(bytes -> check(reference, bytes))
                .orElseGet(() -> new Checked(reference, null, 0, 0, "the store does not have it"));
    }

    private static Checked check(String reference, byte[] warc) {
        String sha256 = Sha256.of(warc);
        WarcCheck found = WarcCheck.of(warc);
        Checked checked = new Checked(reference, sha256, warc.length, found.records(), found.error());
        return sha256.equals(Seal.sha256(reference)) ? checked : checked.but("the file does not have its hash");
    }
}
