package org.lachan.ingest.revisions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a post. Its methods are the only legal transitions; each one that changes something counts up.
 *
 * @param revision last one sent, from 1
 * @param sha256 of its bytes, hex
 */
public record PostState(
        int revision,
        Change change,
        String sha256,
        String url,
        @Nullable String nativeId) {

    public PostState {
        if (revision < 1) {
            throw new IllegalArgumentException("The first revision is 1, not " + revision);
        }
    }

    public static PostState first(String sha256, String url, @Nullable String nativeId) {
        return new PostState(1, Change.NEW, sha256, url, nativeId);
    }

    public boolean isGone() {
        return change == Change.DELETED;
    }

    /** The next state, or nothing where the bytes are the same. */
    public Optional<PostState> seen(String freshSha256) {
        if (isGone()) {
            return Optional.of(new PostState(revision + 1, Change.NEW, freshSha256, url, nativeId));
        }
        return freshSha256.equals(sha256)
                ? Optional.empty()
                : Optional.of(new PostState(revision + 1, Change.EDITED, freshSha256, url, nativeId));
    }

    /** The next state, also where the bytes are the same: a person asked for this post, so it is to be looked at. */
    public PostState asked(String freshSha256) {
        return seen(freshSha256).orElseGet(() -> new PostState(revision + 1, Change.EDITED, sha256, url, nativeId));
    }

    /** The next state, or nothing where it was gone already. */
    public Optional<PostState> gone() {
        return isGone()
                ? Optional.empty()
                : Optional.of(new PostState(revision + 1, Change.DELETED, sha256, url, nativeId));
    }
}
