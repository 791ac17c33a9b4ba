package org.lachan.ingest.backlog;

/**
 * When ingest brakes, and when it makes room.
 *
 * @param mostUnscored records of {@code posts} that may wait; each holds at most 256 KB of a body
 * @param leastFree bytes of the data folder's disk below which nothing more is fetched
 * @param partitionBytes from this size on, what was read of a partition is deleted
 */
public record BacklogLimits(long mostUnscored, long leastFree, long partitionBytes) {
    public static final BacklogLimits DEFAULT = new BacklogLimits(10_000, 1L << 30, 256L << 20);

    public BacklogLimits {
        if (mostUnscored < 1 || leastFree < 0 || partitionBytes < 1) {
            throw new IllegalArgumentException("Impossible limits of a backlog: " + mostUnscored + " records, "
                    + leastFree + " bytes free, " + partitionBytes + " bytes a partition");
        }
    }

    // Half, and a quarter more: without a gap the brake would flutter.
    long fewUnscored() {
        return mostUnscored / 2;
    }

    long enoughFree() {
        return leastFree + leastFree / 4;
    }
}
