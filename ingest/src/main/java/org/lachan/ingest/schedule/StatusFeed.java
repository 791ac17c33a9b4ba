package org.lachan.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lachan.avro.SourceStatus;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;

/** What the frontiers of all instances last reported, as far as it is committed. For one thread. */
final class StatusFeed implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.SOURCE_STATUS.name(), 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, SourceStatus> consumer;
    private final Map<String, SourceStatus> latest = new HashMap<>();

    StatusFeed(String bootstrap, AvroSerdes serdes) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), serdes.deserializer(Topics.SOURCE_STATUS.type()));
        consumer.assign(List.of(PARTITION));
    }

    /**
     * Reads to the end, as it is now.
     *
     * @throws KafkaException when the broker does not answer
     */
    void catchUp() {
        long end = consumer.endOffsets(List.of(PARTITION), PATIENCE).getOrDefault(PARTITION, 0L);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (consumer.position(PARTITION, PATIENCE) < end) {
            for (ConsumerRecord<String, SourceStatus> record : consumer.poll(Duration.ofMillis(100))) {
                keep(record);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new KafkaException("The reports on the sources cannot be read to their end");
            }
        }
    }

    private void keep(ConsumerRecord<String, SourceStatus> record) {
        if (record.value() == null) {
            latest.remove(record.key());
        } else {
            latest.put(record.key(), record.value());
        }
    }

    /** Source to the time at which the poll that was answered last was asked for. */
    Map<String, Instant> answered() {
        Map<String, Instant> answered = new HashMap<>();
        for (SourceStatus status : latest.values()) {
            Instant asked = status.getAskedAt();
            if (asked != null) {
                answered.merge(status.getSourceId(), asked, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return answered;
    }

    /** Tasks that are due or under way, on all instances. */
    long waiting() {
        return latest.values().stream().mapToLong(SourceStatus::getWaiting).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
