package org.lachan.takedown.consume;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.lachan.takedown.store.Sql;

/** Offsets that are kept beside the rows that their records caused. */
public final class Offsets {
    private Offsets() {}

    static Optional<Long> next(Sql tx, String group, TopicPartition partition) {
        return tx.statement("select next_offset from consumer_offset"
                        + " where consumer_group = :group and topic = :topic and partition = :partition")
                .set("group", group)
                .set("topic", partition.topic())
                .set("partition", partition.partition())
                .first(row -> row.number("next_offset"));
    }

    /**
     * Moves an offset on.
     *
     * @return false when it does not stand at {@code from}: another owner of the partition was faster
     */
    static boolean move(Sql tx, String group, TopicPartition partition, long from, long to) {
        return tx.statement("insert into consumer_offset (consumer_group, topic, partition, next_offset)"
                                + " values (:group, :topic, :partition, :to)"
                                + " on conflict (consumer_group, topic, partition) do update"
                                + " set next_offset = excluded.next_offset where consumer_offset.next_offset = :from")
                        .set("group", group)
                        .set("topic", partition.topic())
                        .set("partition", partition.partition())
                        .set("from", from)
                        .set("to", to)
                        .run()
                == 1;
    }

    /** {@code topic-partition} to the next offset, over all groups that read the topic. */
    public static Map<String, Long> ofTopic(Sql tx, String topic) {
        Map<String, Long> offsets = new TreeMap<>();
        tx.statement("select topic, partition, min(next_offset) as next from consumer_offset"
                        + " where topic = :topic group by topic, partition")
                .set("topic", topic)
                .list(row -> Map.entry(row.text("topic") + "-" + row.integer("partition"), row.number("next")))
                .forEach(entry -> offsets.put(entry.getKey(), entry.getValue()));
        return offsets;
    }
}
