package org.lachan.ingest.backlog;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition of a topic that ingest writes.
 *
 * @param first offset of the oldest record
 * @param end offset of the next record
 * @param read what every group that reads it has committed; {@code first} where one has committed nothing
 * @param bytes on disk, of the largest replica
 */
public record PartitionLog(TopicPartition partition, long first, long end, long read, long bytes) {

    public PartitionLog {
        if (first < 0 || end < first || read < 0) {
            throw new IllegalArgumentException(
                    "Offsets of " + partition + " in no order: " + first + ", " + read + ", " + end);
        }
    }

    /** Records, and markers of transactions among them. */
    long unread() {
        return Math.max(0, end - Math.max(first, read));
    }

    /** Whether it is above that size and begins with records that nobody needs any more. */
    boolean canShrink(long mostBytes) {
        return bytes > mostBytes && read > first;
    }

    static long unread(Collection<PartitionLog> partitions, String topic) {
        return partitions.stream()
                .filter(log -> log.partition().topic().equals(topic))
                .mapToLong(PartitionLog::unread)
                .sum();
    }
}
