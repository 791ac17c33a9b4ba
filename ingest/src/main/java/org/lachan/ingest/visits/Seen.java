package org.lachan.ingest.visits;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.Hop;
import org.lachan.ingest.findings.PostRevision.ReportFields;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.revisions.Version;

/**
 * A post as it is now.
 *
 * @param url final address, normalised
 * @param mediaType as declared
 * @param httpStatus 0 where it did not come from a fetch of its own
 * @param threadId post id of what it stands below
 * @param hops of the fetch that brought it; empty where it did not come from one of its own
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its version only
record Seen(
        String url,
        @Nullable String nativeId,
        @Nullable String title,
        @Nullable Instant publishedAt,
        @Nullable String authorPseudonym,
        String mediaType,
        byte[] body,
        boolean truncated,
        int httpStatus,
        Instant at,
        List<PictureLink> pictures,
        @Nullable ReportFields report,
        @Nullable String threadId,
        Version version,
        List<Hop> hops) {}
