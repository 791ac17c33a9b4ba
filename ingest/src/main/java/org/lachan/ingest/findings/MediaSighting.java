package org.lachan.ingest.findings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post carries a picture whose bytes were seen.
 *
 * @param mediaId SHA-256, hex
 * @param sealedRef null where it matched: then it was never written
 */
public record MediaSighting(
        String mediaId,
        String url,
        String mediaType,
        long bytes,
        @Nullable String sealedRef,
        @Nullable String matchedHashId,
        PostRevision post,
        Instant fetchedAt)
        implements Finding {

    public MediaSighting {
        if ((sealedRef == null) == (matchedHashId == null)) {
            throw new IllegalArgumentException("A picture is either sealed or matched: " + mediaId);
        }
    }
}
