package org.lachan.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writers' schemas on the compacted topic {@code schemas}: written before first use, read again on a miss. */
public final class SchemaTopic implements SchemaStore {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_MISSES = Duration.ofSeconds(5);

    private final String bootstrap;
    private final Map<String, Schema> known = new ConcurrentHashMap<>(OurSchemas.byFingerprint());
    private @Nullable Instant lastRead;

    private SchemaTopic(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Publishes the schemas of this build that the topic does not hold yet, and knows all that it does.
     *
     * @throws IllegalStateException when the broker does not answer within thirty seconds
     */
    public static SchemaTopic open(String bootstrap) {
        SchemaTopic topic = new SchemaTopic(bootstrap);
        Map<String, Schema> published = topic.read();
        Map<String, Schema> missing = new HashMap<>(OurSchemas.byFingerprint());
        missing.keySet().removeAll(published.keySet());
        topic.publish(missing);
        topic.known.putAll(published);
        return topic;
    }

    @Override
    public Schema findByFingerprint(long fingerprint) throws MissingSchemaException {
        Schema schema = known.get(OurSchemas.key(fingerprint));
        return schema != null ? schema : afterReading(fingerprint);
    }

    // A corrupt record has a random fingerprint: without the pause each one would cost a read of the topic.
    private synchronized Schema afterReading(long fingerprint) throws MissingSchemaException {
        Instant now = Instant.now();
        if (lastRead == null || now.isAfter(lastRead.plus(BETWEEN_MISSES))) {
            known.putAll(read());
            lastRead = now;
        }
        Schema schema = known.get(OurSchemas.key(fingerprint));
        if (schema == null) {
            throw new MissingSchemaException(
                    "No schema with fingerprint " + OurSchemas.key(fingerprint) + " on topic " + Topics.SCHEMAS.name());
        }
        return schema;
    }

    private void publish(Map<String, Schema> schemas) {
        if (schemas.isEmpty()) {
            return;
        }
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                LIMIT.toMillis());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (Map.Entry<String, Schema> entry : schemas.entrySet()) {
                producer.send(new ProducerRecord<>(
                                Topics.SCHEMAS.name(),
                                entry.getKey(),
                                entry.getValue().toString()))
                        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing schemas to " + bootstrap, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot publish schemas to " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Schema> read() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) LIMIT.toMillis(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        Map<String, Schema> schemas = new HashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.SCHEMAS.name(), 0);
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seekToBeginning(List.of(partition));
            Instant deadline = Instant.now().plus(LIMIT);
            while (consumer.position(partition) < end && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, String> entry : consumer.poll(Duration.ofMillis(200))) {
                    schemas.put(entry.key(), new Schema.Parser().parse(entry.value()));
                }
            }
        }
        return schemas;
    }
}
