package org.lachan.ingest.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.lachan.schemas.Topics;

/**
 * How far the application has read {@code fetch.tasks}. Its offsets are committed in one transaction with the frontier that holds the
 * tasks.
 */
final class Progress implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 20;

    private final Admin admin;
    private final String group;

    Progress(String bootstrap, String group) {
        this.group = group;
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000));
    }

    /** Partition to the end of the topic. */
    Map<Integer, Long> ends() throws ExecutionException, TimeoutException, InterruptedException {
        String topic = Topics.FETCH_TASKS.name();
        int partitions = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(topic, number), any -> OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    /** Tasks before those ends that are not in a frontier yet; markers of transactions count until the application passes them. */
    long unread(Map<Integer, Long> ends) throws ExecutionException, TimeoutException, InterruptedException {
        Map<Integer, Long> read = committed();
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Map<Integer, Long> committed() throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        Map<Integer, Long> next = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (partition.topic().equals(Topics.FETCH_TASKS.name()) && offset != null) {
                next.put(partition.partition(), offset.offset());
            }
        });
        return next;
    }

    @Override
    public void close() {
        admin.close();
    }
}
