package org.lachan.ingest.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcPayload;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.Warcinfo;

/**
 * What a WARC file turned out to be.
 *
 * @param records read up to its end or its first fault
 * @param error null where there is none
 */
record WarcCheck(int records, @Nullable String error) {

    /** Reads every record: its headers as WARC 1.1 has them, the digests of block and payload. */
    static WarcCheck of(byte[] warc) {
        Walk walk = new Walk();
        try {
            walk.through(warc);
            return new WarcCheck(walk.records, walk.error);
        } catch (ParsingException e) {
            return new WarcCheck(walk.records, "not a WARC file at byte " + walk.position + ": " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            return new WarcCheck(walk.records, "record " + (walk.records + 1) + ": " + e.getMessage());
        }
    }

    private static final class Walk {
        private final HeaderValidator headers = HeaderValidator.warc_1_1();
        private int records;
        private long position;
        private @Nullable String error;

        void through(byte[] warc) throws IOException {
            try (WarcReader reader = new WarcReader(Channels.newChannel(new ByteArrayInputStream(warc)))) {
                reader.calculateBlockDigest();
                Optional<WarcRecord> next = reader.next();
                while (next.isPresent() && error == null) {
                    position = reader.position();
                    error = fault(next.get());
                    records++;
                    next = error == null ? reader.next() : next;
                }
            }
            if (error == null && records < 2) {
                error = "the file ends after " + records + " records";
            }
        }

        private @Nullable String fault(WarcRecord record) throws IOException {
            List<String> bad = headers.validate(record.headers());
            if (!bad.isEmpty()) {
                return what(record, bad.get(0));
            }
            if (records == 0 && !(record instanceof Warcinfo)) {
                return what(record, "a warcinfo record must come first");
            }
            if (record instanceof WarcTargetRecord target
                    && target.payloadDigest().isPresent()) {
                Optional<WarcPayload> payload = target.payload();
                if (payload.isEmpty() || !fits(target.payloadDigest().get(), payload.get())) {
                    return what(record, "the payload does not have its digest");
                }
            }
            record.body().consume();
            boolean whole = record.blockDigest().equals(record.calculatedBlockDigest());
            return whole ? null : what(record, "the block does not have its digest");
        }

        private static boolean fits(WarcDigest declared, WarcPayload payload) throws IOException {
            MessageDigest digest = Sha256.digest();
            byte[] part = new byte[8192];
            // Not closed: of a resource that would close the file.
            InputStream in = payload.body().stream();
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return declared.equals(new WarcDigest(declared.algorithm(), digest.digest()));
        }

        private String what(WarcRecord record, String fault) {
            return "record " + (records + 1) + " (" + record.type() + "): " + fault;
        }
    }
}
