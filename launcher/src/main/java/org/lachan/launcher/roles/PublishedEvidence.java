package org.lachan.launcher.roles;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.lachan.avro.Evidence;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the topic of evidence says was kept. */
public final class PublishedEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedEvidence.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private PublishedEvidence() {}

    /**
     * A file that was kept.
     *
     * @param sha256 hex
     */
    public record Kept(String reference, String sha256, long bytes) {}

    /** By reference, oldest first. Throws {@link LaunchFailure} {@code NO_BROKER}. */
    public static Map<String, Kept> at(String bootstrap) {
        Broker.at(bootstrap).close();
        Map<String, Kept> kept = new LinkedHashMap<>();
        Deserializer<Evidence> reader = new AvroSerdes(OurSchemas.asStore()).deserializer(Topics.EVIDENCE.type());
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVIDENCE.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant deadline = Instant.now().plus(LIMIT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw slow(bootstrap);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(record -> add(record, reader, kept));
            }
        }
        return kept;
    }

    private static void add(
            ConsumerRecord<byte[], byte[]> record, Deserializer<Evidence> reader, Map<String, Kept> kept) {
        Evidence evidence;
        try {
            evidence = reader.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            LOG.warn("event=evidence-unreadable partition={} offset={}", record.partition(), record.offset());
            return;
        }
        if (evidence != null && evidence.getEvidenceRef() != null && evidence.getWarcSha256() != null) {
            String reference = evidence.getEvidenceRef();
            kept.put(reference, new Kept(reference, evidence.getWarcSha256(), evidence.getBytes()));
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static LaunchFailure slow(String bootstrap) {
        return new LaunchFailure(
                ExitCode.NO_BROKER,
                "The broker at " + bootstrap + " did not give all evidence records within " + LIMIT.toSeconds() + " s.",
                "Máy chủ Kafka tại " + bootstrap + " không trả hết bản ghi chứng cứ trong " + LIMIT.toSeconds()
                        + " giây.");
    }
}
