package org.lachan.bench.pipeline;

/** Ids as ingest makes them, 32 hex digits, from which the number of the post can be read again. */
final class PostIds {
    private static final int HALF = 16;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private PostIds() {}

    static String of(long number) {
        return String.format("%016x%016x", number * SPREAD, number);
    }

    /** @throws NumberFormatException for an id that is not of this class */
    static long number(String postId) {
        return Long.parseUnsignedLong(postId, HALF, 2 * HALF, HALF);
    }
}
