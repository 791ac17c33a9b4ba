package org.lachan.ingest.evidence;

import org.jspecify.annotations.Nullable;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HarmCode;

/**
 * A post revision that was flagged.
 *
 * @param captureRef null where nothing was captured
 * @param suspectedAbuse whether it may be material of which nothing is kept
 */
record Flagged(String postId, int revision, @Nullable String captureRef, boolean suspectedAbuse) {

    static boolean isRaised(Flag flag) {
        return flag.getState() == FlagState.RAISED;
    }

    static Flagged of(Flag flag) {
        boolean candidate = flag.getCandidates().stream().anyMatch(each -> each.getCode() == HarmCode.CSAM);
        boolean matched = !flag.getMatches().isEmpty();
        return new Flagged(flag.getPostId(), flag.getRevision(), flag.getCaptureRef(), candidate || matched);
    }
}
