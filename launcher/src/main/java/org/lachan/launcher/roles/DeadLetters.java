package org.lachan.launcher.roles;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.Topics;

/** The topic of what no step could read. */
public final class DeadLetters {
    /** Header under which Kafka Streams puts the stack trace. */
    public static final String STACK_TRACE = "__streams.errors.stacktrace";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String bootstrap;

    private DeadLetters(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Throws {@link LaunchFailure} {@code NO_BROKER}. */
    public static DeadLetters at(String bootstrap) {
        Broker.at(bootstrap).close();
        return new DeadLetters(bootstrap);
    }

    /** Every one that is there now, oldest first. */
    public void forEach(Consumer<ConsumerRecord<byte[], byte[]>> action) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant deadline = Instant.now().plus(LIMIT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw slow();
                }
                consumer.poll(Duration.ofMillis(200)).forEach(action);
            }
        }
    }

    public Optional<ConsumerRecord<byte[], byte[]>> find(int partition, long offset) {
        AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        forEach(letter -> {
            if (letter.partition() == partition && letter.offset() == offset) {
                found.set(letter);
            }
        });
        return Optional.ofNullable(found.get());
    }

    /** Keys and headers of ours are UTF-8. */
    public static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private LaunchFailure slow() {
        return new LaunchFailure(
                ExitCode.NO_BROKER,
                "The broker at " + bootstrap + " did not give all dead letters within " + LIMIT.toSeconds() + " s.",
                "Máy chủ Kafka tại " + bootstrap + " không trả hết thư chết trong " + LIMIT.toSeconds() + " giây.");
    }
}
