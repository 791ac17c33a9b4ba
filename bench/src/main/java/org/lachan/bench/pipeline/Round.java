package org.lachan.bench.pipeline;

/**
 * When the posts of one round are due.
 *
 * @param from number of its first post
 * @param start {@link System#nanoTime} at which that one is due
 */
record Round(long from, long start, Rate rate) {
    long due(long number) {
        return start + rate.due(number - from);
    }
}
