package org.lachan.content.topics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;
import org.lachan.schemas.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of one partition from its beginning and goes on: without a group, committed records only. A record that
 * cannot be read is told in the log and passed over. For one thread, but for {@link #wake}.
 */
public final class TopicFollower<V extends SpecificRecord> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final Deserializer<V> values;
    private final Holding<V> holding;

    TopicFollower(Consumer<String, byte[]> consumer, Topic<V> topic, Deserializer<V> values, Holding<V> holding) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic.name(), 0);
        this.values = values;
        this.holding = holding;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** @throws IllegalStateException when the broker does not answer within thirty seconds */
    public static <V extends SpecificRecord> TopicFollower<V> open(
            String bootstrap, Topic<V> topic, Holding<V> holding) {
        AvroSerdes serdes = new AvroSerdes(SchemaTopic.open(bootstrap));
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) LIMIT.toMillis());
        return new TopicFollower<>(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                topic,
                serdes.deserializer(topic.type()),
                holding);
    }

    /** Takes what one poll brings. */
    public void poll(Duration wait) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(wait);
        polled.forEach(this::take);
    }

    /**
     * Takes all that is there now.
     *
     * @throws IllegalStateException when it takes longer than thirty seconds
     */
    public void readToTheEnd() {
        Instant deadline = Clock.systemUTC().instant().plus(LIMIT);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            if (Clock.systemUTC().instant().isAfter(deadline)) {
                throw new IllegalStateException("Topic " + partition.topic() + " could not be read within 30 s");
            }
            poll(STEP);
        }
    }

    /** Ends a poll that waits, from another thread: it throws Kafka's WakeupException. */
    public void wake() {
        consumer.wakeup();
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        if (entry.key() == null) {
            LOG.warn("event=record_without_key topic={} offset={}", entry.topic(), entry.offset());
        } else if (entry.value() == null) {
            holding.remove(entry.key());
        } else {
            put(entry);
        }
    }

    private void put(ConsumerRecord<String, byte[]> entry) {
        try {
            holding.put(entry.key(), values.deserialize(entry.topic(), entry.value()));
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.warn(
                    "event=record_unreadable topic={} offset={} error=\"{}\"",
                    entry.topic(),
                    entry.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
