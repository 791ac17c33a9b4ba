package org.lachan.bench.pipeline;

/**
 * How fast posts are offered.
 *
 * @param perSecond by the clock; 0 for as fast as the number in flight allows
 */
public record Rate(int perSecond) {
    public static final Rate MAX = new Rate(0);
    private static final long NANOS = 1_000_000_000L;

    public Rate {
        if (perSecond < 0) {
            throw new IllegalArgumentException("A rate is not negative: " + perSecond);
        }
    }

    public boolean isMax() {
        return perSecond == 0;
    }

    /** Nanoseconds after the start at which the post with this number is due. */
    long due(long number) {
        return number / perSecond * NANOS + number % perSecond * NANOS / perSecond;
    }

    @Override
    public String toString() {
        return isMax() ? "max" : Integer.toString(perSecond);
    }
}
