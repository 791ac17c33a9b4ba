package org.lachan.ingest.bluesky;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed was read.
 *
 * @param mark everything that the service indexed until then is known; null before the first reading ended
 * @param top newest time of a reading that is under way; it becomes the mark
 * @param next asks for the page where that reading goes on; null where none is under way
 * @param read posts that it brought so far
 */
record FeedCursor(
        @Nullable Instant mark,
        @Nullable Instant top,
        @Nullable String next,
        int read) {
    private static final String NOTHING = "-";

    static FeedCursor at(@Nullable Instant mark) {
        return new FeedCursor(mark, null, null, 0);
    }

    static FeedCursor parse(@Nullable String text) {
        String[] parts = text == null ? new String[] {NOTHING} : text.split(" ");
        return parts.length == 4
                ? new FeedCursor(
                        time(parts[0]),
                        time(parts[1]),
                        URLDecoder.decode(parts[2], StandardCharsets.UTF_8),
                        Integer.parseInt(parts[3]))
                : at(time(parts[0]));
    }

    String text() {
        return next == null
                ? text(mark)
                : String.join(" ", text(mark), text(top), URLEncoder.encode(next, StandardCharsets.UTF_8), "" + read);
    }

    boolean underWay() {
        return next != null;
    }

    private static @Nullable Instant time(String part) {
        return part.equals(NOTHING) ? null : Instant.parse(part);
    }

    private static String text(@Nullable Instant time) {
        return time == null ? NOTHING : time.toString();
    }
}
