package org.lachan.ingest.evidence.store;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * WARC files under the reference that their bytes give, sealed wherever they lie. Each method throws
 * {@link java.io.UncheckedIOException} when the place does not answer, which may pass.
 */
public interface EvidenceStore extends AutoCloseable {

    /** Seals the bytes and keeps them for good; what is there already stays. */
    String put(byte[] warc);

    /**
     * The plain bytes, or nothing where there are none.
     *
     * @throws org.lachan.content.sealed.DamagedSeal when they do not open
     */
    Optional<byte[]> get(String reference);

    /** Each reference that is there, in no order. */
    void forEach(Consumer<String> action);

    /** For people: where it is, without secrets. */
    String place();

    @Override
    void close();
}
