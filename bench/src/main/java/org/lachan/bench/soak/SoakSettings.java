package org.lachan.bench.soak;

import java.time.Duration;

/**
 * How the soak runs.
 *
 * @param length of it all, the quiet end included
 * @param kills how often the system's process is killed
 */
record SoakSettings(Duration length, int hosts, long seed, int kills) {
    private static final Duration SHORTEST = Duration.ofSeconds(20);
    private static final int MOST_HOSTS = 2_000;

    SoakSettings {
        if (length.compareTo(SHORTEST) < 0 || hosts < 1 || hosts > MOST_HOSTS || kills < 0) {
            throw new IllegalArgumentException("A soak takes 20 s or more and has 1 to " + MOST_HOSTS + " hosts");
        }
    }

    /** From here on nothing changes any more, and no host misbehaves. */
    Duration quietFrom() {
        return length.minus(between(length.dividedBy(4), Duration.ofSeconds(10), Duration.ofMinutes(5)));
    }

    /** Between two polls of a source. */
    Duration every() {
        return Duration.ofSeconds(between(length.dividedBy(120), Duration.ofSeconds(3), Duration.ofSeconds(15))
                .toSeconds());
    }

    int itemsPerHost() {
        return (int) Math.max(6, Math.min(60, length.toSeconds() / 30));
    }

    /** Of one stretch of misbehaviour. */
    Duration trouble() {
        return between(quietFrom().dividedBy(12), Duration.ofSeconds(4), Duration.ofSeconds(40));
    }

    private static Duration between(Duration value, Duration least, Duration most) {
        return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }
}
