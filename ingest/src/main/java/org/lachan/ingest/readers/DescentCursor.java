package org.lachan.ingest.readers;

import org.jspecify.annotations.Nullable;

/**
 * How far a service's posts were read.
 *
 * @param mark everything down from here is known; null before the first poll ended
 * @param top newest id of a descent that is under way; it becomes the mark
 * @param below where that descent goes on; null where none is under way
 * @param read posts that it brought so far
 */
record DescentCursor(
        @Nullable String mark,
        @Nullable String top,
        @Nullable String below,
        int read) {
    private static final String NOTHING = "-";

    /** Nothing under way. */
    static DescentCursor at(@Nullable String mark) {
        return new DescentCursor(mark, null, null, 0);
    }

    static DescentCursor parse(@Nullable String text) {
        String[] parts = text == null ? new String[] {NOTHING} : text.split(" ");
        return parts.length == 4
                ? new DescentCursor(orNull(parts[0]), orNull(parts[1]), parts[2], Integer.parseInt(parts[3]))
                : at(orNull(parts[0]));
    }

    String text() {
        return below == null ? orNothing(mark) : String.join(" ", orNothing(mark), orNothing(top), below, "" + read);
    }

    boolean underWay() {
        return below != null;
    }

    private static @Nullable String orNull(String part) {
        return part.equals(NOTHING) ? null : part;
    }

    private static String orNothing(@Nullable String part) {
        return part == null ? NOTHING : part;
    }
}
