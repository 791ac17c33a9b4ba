package org.lachan.bench.soak;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lachan.avro.Post;
import org.lachan.content.streams.Applications;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;
import org.lachan.schemas.Topics;

/**
 * The committed posts, read as the classifier would: in its group, so that ingest sees that somebody keeps up. Remembers where it is over
 * a restart of the broker. Of one thread.
 */
final class PostTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions;
    private final Deserializer<Post> reader;

    /** @param positions where to go on; kept up to date */
    PostTopic(String bootstrap, Map<TopicPartition, Long> positions) {
        this.positions = positions;
        reader = new AvroSerdes(SchemaTopic.open(bootstrap)).deserializer(Post.class);
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        Applications.TEXT,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        String topic = Topics.POSTS.name();
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
    }

    /** Everything that is committed now. */
    void next(Consumer<Post> posts) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        do {
            for (ConsumerRecord<String, byte[]> entry : consumer.poll(POLL)) {
                posts.accept(reader.deserialize(entry.topic(), entry.value()));
            }
        } while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        partitions.forEach(partition -> read.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        read.forEach((partition, offset) -> positions.put(partition, offset.offset()));
        consumer.commitAsync(read, null);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
    }
}
