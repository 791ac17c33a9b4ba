package org.lachan.ingest.revisions;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a post. Its methods are the only legal transitions; each one that changes something counts up.
 *
 * @param revision last one sent, from 1
 * @param sha256 of its bytes, hex
 * @param parts see {@link Version}; empty where it was never read here
 * @param captureRef of the capture of that revision; null where there is none
 * @param seenAt when it was last met, to the day or so; a state that is too old is forgotten
 */
public record PostState(
        int revision,
        Change change,
        String sha256,
        String url,
        @Nullable String nativeId,
        Map<String, String> parts,
        @Nullable String captureRef,
        Instant seenAt) {
    private static final Duration PRECISION = Duration.ofDays(1);

    public PostState {
        if (revision < 1) {
            throw new IllegalArgumentException("The first revision is 1, not " + revision);
        }
        // States of version 0.2.0 and before have neither.
        parts = parts == null ? Map.of() : Map.copyOf(parts);
        seenAt = Objects.requireNonNullElse(seenAt, Instant.EPOCH);
    }

    public static PostState first(Version version, String url, @Nullable String nativeId, Instant at) {
        return new PostState(1, Change.NEW, version.sha256(), url, nativeId, version.parts(), null, at);
    }

    public Version version() {
        return new Version(sha256, parts);
    }

    public boolean isGone() {
        return change == Change.DELETED;
    }

    /** The next state, or nothing where people see the same. */
    public Optional<PostState> seen(Version now, Instant at) {
        if (isGone()) {
            return Optional.of(next(Change.NEW, now, at));
        }
        return now.sameAs(version()) ? Optional.empty() : Optional.of(next(Change.EDITED, now, at));
    }

    /** The next state, also where people see the same: a person asked for this post, so it is to be looked at. */
    public PostState asked(Version now, Instant at) {
        return seen(now, at).orElseGet(() -> next(Change.EDITED, now, at));
    }

    /** The next state, or nothing where it was gone already. */
    public Optional<PostState> gone(Instant at) {
        return isGone()
                ? Optional.empty()
                : Optional.of(
                        new PostState(revision + 1, Change.DELETED, sha256, url, nativeId, parts, captureRef, at));
    }

    private PostState next(Change kind, Version now, Instant at) {
        return new PostState(revision + 1, kind, now.sha256(), url, nativeId, now.parts(), null, at);
    }

    public PostState withCapture(@Nullable String reference) {
        return new PostState(revision, change, sha256, url, nativeId, parts, reference, seenAt);
    }

    /** Met again without a change; nothing to write where that was noted a short while ago. */
    public Optional<PostState> metAgain(Instant at) {
        return at.isAfter(seenAt.plus(PRECISION))
                ? Optional.of(new PostState(revision, change, sha256, url, nativeId, parts, captureRef, at))
                : Optional.empty();
    }
}
