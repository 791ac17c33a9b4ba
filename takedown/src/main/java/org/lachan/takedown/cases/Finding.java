package org.lachan.takedown.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one flag tells: an upsert per (post, revision, part).
 *
 * @param part {@code raised} is false where the flag clears
 */
record Finding(
        String postId,
        CaseSource source,
        CasePart part,
        @Nullable String cluster,
        Instant flaggedAt,
        Instant fetchedAt,
        @Nullable Instant publishedAt) {

    Finding {
        if (postId.isBlank() || part.revision() < 1) {
            throw new IllegalArgumentException("A flag names a post and a revision from 1");
        }
        if (source.url() == null && source.urlRef() == null && part.raised()) {
            throw new IllegalArgumentException("A raised flag has an address, open or sealed");
        }
    }

    boolean matched() {
        return !part.matches().isEmpty();
    }
}
