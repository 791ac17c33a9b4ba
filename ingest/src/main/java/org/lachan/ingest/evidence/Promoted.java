package org.lachan.ingest.evidence;

import java.time.Instant;

/** What became of the capture of a flagged revision. */
sealed interface Promoted {

    /**
     * It is evidence now.
     *
     * @param reference of the WARC file, whose hash is in it
     * @param bytes of the WARC file
     * @param contentSha256 of the fetched bytes
     */
    record Kept(String reference, long bytes, String contentSha256, Instant capturedAt) implements Promoted {}

    /** It had expired, does not open, or was never made. */
    record Missing() implements Promoted {}

    /** Nothing may be kept; the capture is gone. */
    record Forbidden() implements Promoted {}
}
