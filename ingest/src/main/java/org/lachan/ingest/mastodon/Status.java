package org.lachan.ingest.mastodon;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.pages.PictureLink;

/**
 * A public status.
 *
 * @param url normalised
 * @param html its content
 * @param author handle; never leaves this module but as a pseudonym
 * @param warning the author's content warning
 */
public record Status(
        String id,
        String url,
        String html,
        String author,
        Instant createdAt,
        @Nullable String warning,
        List<PictureLink> media) {

    public Status {
        media = List.copyOf(media);
    }

    /** Ids are numbers written without leading zeros, longer than a long on some servers. */
    static int compareIds(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }
}
