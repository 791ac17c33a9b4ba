package org.lachan.ingest.media;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sealed.SealedStore;

/** Bytes hashed in memory; sealed unless they match, and never written anywhere if they do. */
public final class MediaIntake {
    private static final String REFERENCE_PREFIX = "sha256-";

    private final KnownHashes hashes;
    private final SealedStore sealed;

    public MediaIntake(KnownHashes hashes, SealedStore sealed) {
        this.hashes = hashes;
        this.sealed = sealed;
    }

    /**
     * A picture or video that was taken in; exactly one of the two references is there.
     *
     * @param mediaId SHA-256, hex
     */
    public record Taken(
            String mediaId,
            String mediaType,
            long bytes,
            @Nullable String sealedRef,
            @Nullable String matchedHashId) {}

    /** Nothing where the bytes are neither media nor a match. */
    public Optional<Taken> take(byte[] bytes) {
        return take(bytes, MediaBytes.type(bytes));
    }

    /** As {@link #take(byte[])}; what a server declares to be media is, though no format that is known here. */
    public Optional<Taken> takeDeclared(byte[] bytes, String declaredType) {
        return take(bytes, MediaBytes.type(bytes).or(() -> MediaBytes.declared(declaredType)));
    }

    private Optional<Taken> take(byte[] bytes, Optional<String> type) {
        String mediaId = sha256(bytes);
        Optional<String> match = hashes.match(mediaId);
        if (match.isPresent()) {
            String named = type.orElse("application/octet-stream");
            return Optional.of(new Taken(mediaId, named, bytes.length, null, match.get()));
        }
        return type.map(known -> new Taken(mediaId, known, bytes.length, sealed.put(bytes), null));
    }

    /** Hex. */
    public static String sha256(byte[] bytes) {
        return SealedStore.reference(bytes).substring(REFERENCE_PREFIX.length());
    }
}
