package org.lachan.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.Topics;

/** Bytes on {@code posts} that no step can read: they must end as one dead letter and stop nothing. */
final class Poison {
    private static final String KEY = "sample-web-poison";
    private static final long LIMIT_SECONDS = 30;

    private Poison() {}

    /** Publishes it unless the topic holds it already, so that a rerun adds none. */
    static void publishOnce(String bootstrap) {
        if (!published(bootstrap)) {
            publish(bootstrap);
        }
    }

    private static boolean published(String bootstrap) {
        AtomicBoolean found = new AtomicBoolean();
        try (CommittedLog log = new CommittedLog(bootstrap)) {
            Map<TopicPartition, Long> start = new HashMap<>();
            log.partitions(Topics.POSTS.name()).forEach(partition -> start.put(partition, 0L));
            log.read(start, entry -> found.compareAndSet(false, KEY.equals(entry.key())));
        }
        return found.get();
    }

    private static void publish(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true);
        byte[] bytes = "no record of any schema".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.POSTS.name(), KEY, bytes)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure(ExitCode.FAILED, "The demo was interrupted", "Demo bị ngắt", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LaunchFailure(
                    ExitCode.NO_BROKER,
                    "Cannot publish the poison record: " + e.getMessage(),
                    "Không gửi được bản ghi hỏng: " + e.getMessage(),
                    e);
        }
    }
}
