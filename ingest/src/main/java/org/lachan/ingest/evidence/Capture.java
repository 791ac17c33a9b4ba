package org.lachan.ingest.evidence;

import java.time.Instant;
import java.util.List;
import org.lachan.content.hashes.Sha256;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.Hop;

/**
 * What one fetch brought, as it is kept.
 *
 * @param url final address
 * @param status of the last answer
 * @param mediaType as declared, empty where it was not
 * @param hops requests and the heads of their answers, the last one that of the body; empty where they are not known
 * @param truncated whether the fetcher's limit cut the body
 * @param contentSha256 of the body as it was fetched, without content codings, hex
 * @param contentBytes its length
 * @param altered whether pictures and videos were taken out of the body before it was kept
 * @param body what is kept of it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its reference only
public record Capture(
        String url,
        Instant at,
        int status,
        String mediaType,
        List<Hop> hops,
        boolean truncated,
        String contentSha256,
        long contentBytes,
        boolean altered,
        byte[] body) {

    public Capture {
        hops = List.copyOf(hops);
        if (!altered && contentBytes != body.length) {
            throw new IllegalArgumentException(
                    "A body of " + contentBytes + " bytes that was not altered has not " + body.length);
        }
    }

    /** @param kept the fetched body without the pictures and videos in it: {@code altered} where there were any */
    public static Capture of(Fetched fetched, byte[] kept, boolean altered) {
        byte[] whole = fetched.body();
        return new Capture(
                fetched.url(),
                fetched.at(),
                fetched.status(),
                fetched.mediaType(),
                fetched.hops(),
                fetched.truncated(),
                Sha256.of(whole),
                whole.length,
                altered,
                kept);
    }
}
