package org.lachan.ingest.forum;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.pages.PictureLink;

/**
 * One contribution, as its page shows it.
 *
 * @param id the value of its attribute; unique within its thread
 * @param time null where the page tells none that can be read
 */
record Contribution(
        String id,
        @Nullable String author,
        String html,
        @Nullable Instant time,
        List<PictureLink> media) {}
