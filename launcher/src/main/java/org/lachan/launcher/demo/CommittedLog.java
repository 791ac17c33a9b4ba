package org.lachan.launcher.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Reads topics as committed, and groups' committed offsets. Not thread-safe. */
final class CommittedLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LIMIT_SECONDS = 30;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;

    CommittedLog(String bootstrap) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** Partitions of a topic. */
    List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /**
     * The records from {@code positions} on that are committed now; moves {@code positions} behind them.
     *
     * @param positions mutable; a partition's next offset
     */
    void read(Map<TopicPartition, Long> positions, java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        assign(positions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(positions.keySet());
        while (!reached(ends)) {
            consumer.poll(POLL).forEach(reader);
        }
        positions.replaceAll((partition, position) -> consumer.position(partition));
    }

    /**
     * Whether a committed record lies at or after one of those offsets. Offsets cannot just be subtracted: the markers of
     * transactions take some.
     */
    boolean anyAfter(Map<TopicPartition, Long> offsets) {
        assign(offsets);
        Map<TopicPartition, Long> ends = consumer.endOffsets(offsets.keySet());
        while (!reached(ends)) {
            if (!consumer.poll(POLL).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void assign(Map<TopicPartition, Long> positions) {
        consumer.assign(positions.keySet());
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(positions.keySet());
        positions.forEach((partition, position) ->
                consumer.seek(partition, Math.max(position, starts.getOrDefault(partition, 0L))));
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** The members' partitions of a group, empty while it has none or is on the move. */
    List<TopicPartition> assigned(String group) {
        ConsumerGroupDescription description = await(Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(group)).describedGroups().get(group)));
        return description.groupState() != GroupState.STABLE
                ? List.of()
                : description.members().stream()
                        .flatMap(member -> member.assignment().topicPartitions().stream())
                        .toList();
    }

    /** The next offset of each of those partitions: 0 where the group has committed none. */
    Map<TopicPartition, Long> committed(String group, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return partitions.stream().distinct().collect(Collectors.toMap(partition -> partition, partition -> {
            OffsetAndMetadata offset = offsets.get(partition);
            return offset == null ? 0L : offset.offset();
        }));
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure(ExitCode.FAILED, "The demo was interrupted", "Demo bị ngắt", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LaunchFailure(
                    ExitCode.NO_BROKER,
                    "The broker does not tell its groups: " + e.getMessage(),
                    "Máy chủ Kafka không trả lời về các nhóm: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
