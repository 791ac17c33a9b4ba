package org.lachan.classifier.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topics;

/** Reads the topic {@code policy} once, from its beginning to its end. */
final class PolicyTopic {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.POLICY.name(), 0);

    private final String bootstrap;
    private final PolicyRecords records = new PolicyRecords(new AvroSerdes(OurSchemas.asStore()));

    PolicyTopic(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    Optional<PublishedPolicy> current() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                        LIMIT.toMillis());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            return current(consumer);
        } catch (KafkaException e) {
            throw new IllegalStateException("Cannot read topic policy from " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    private Optional<PublishedPolicy> current(KafkaConsumer<String, byte[]> consumer) {
        consumer.assign(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        consumer.seekToBeginning(List.of(PARTITION));
        Instant deadline = Clock.systemUTC().instant().plus(LIMIT);
        PolicyChoice choice = new PolicyChoice();
        while (consumer.position(PARTITION) < end) {
            if (Clock.systemUTC().instant().isAfter(deadline)) {
                throw new IllegalStateException("Topic policy on " + bootstrap + " could not be read within 30 s");
            }
            for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ofMillis(200))) {
                offer(choice, entry);
            }
        }
        return choice.inForce();
    }

    private void offer(PolicyChoice choice, ConsumerRecord<String, byte[]> entry) {
        if (entry.key() != null
                && entry.value() != null
                && records.read(entry.value()) instanceof PolicyRecords.Valid valid) {
            choice.offer(entry.key(), valid.policy());
        }
    }
}
