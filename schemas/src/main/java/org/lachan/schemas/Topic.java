package org.lachan.schemas;

import java.time.Duration;
import java.util.Map;

/**
 * A Kafka topic whose keys are UTF-8 strings and whose values are of one type.
 *
 * @param name topic name
 * @param type class of the value: an Avro record, {@code String} for the schemas themselves, {@code byte[]} for dead letters
 * @param partitions default number of partitions
 * @param kept how long records stay; {@code Kept.COMPACTED} keeps the newest of each key for ever
 */
public record Topic<V>(String name, Class<V> type, int partitions, Kept kept) {

    /** Retention of a topic. */
    public record Kept(Duration time, boolean compacted) {
        private static final Duration ROLLED = Duration.ofDays(1);
        private static final String MOST_BYTES = "1048576";
        public static final Kept COMPACTED = new Kept(Duration.ZERO, true);

        static Kept days(int days) {
            return new Kept(Duration.ofDays(days), false);
        }

        /** The topic's configuration for Kafka's admin client. */
        Map<String, String> config() {
            return compacted
                    ? Map.of("cleanup.policy", "compact", "max.message.bytes", MOST_BYTES)
                    : Map.of(
                            "cleanup.policy",
                            "delete",
                            "retention.ms",
                            Long.toString(time.toMillis()),
                            // Whatever the cluster's default is: a quota of bytes deletes what nobody has read.
                            "retention.bytes",
                            "-1",
                            // A segment goes as a whole: a quiet partition would keep its oldest record twice as long.
                            "segment.ms",
                            Long.toString(ROLLED.toMillis()),
                            "max.message.bytes",
                            MOST_BYTES);
        }
    }

    /** What {@code topics create} gives to the broker. */
    public Map<String, String> config() {
        return kept.config();
    }
}
