package org.lachan.ingest.readers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.pages.PictureLink;

/**
 * A post, status, video or comment that an interface gives whole, without a page of its own to fetch.
 *
 * @param id the service's own; unique within the source
 * @param url where people see it, http or https, on the service's host; normalised
 * @param author the service's id of the author, which leaves this process only as a pseudonym; null where there is none
 * @param title video title or content warning; null where there is none
 * @param html the words, as a fragment of HTML; plain text must be escaped by the reader
 * @param parentId native id of what this answers or stands below, within the same source; null for what stands alone
 * @param parentUrl address of that, normalised; null exactly where {@code parentId} is
 */
public record NativePost(
        String id,
        String url,
        @Nullable String author,
        @Nullable String title,
        String html,
        Instant createdAt,
        List<PictureLink> media,
        @Nullable String parentId,
        @Nullable String parentUrl) {

    public NativePost {
        if (id.isEmpty() || (parentId == null) != (parentUrl == null)) {
            throw new IllegalArgumentException("A post needs an id, and a parent needs id and address");
        }
        media = List.copyOf(media);
    }
}
