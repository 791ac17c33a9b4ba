package org.lachan.ingest.backlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.lachan.content.streams.Applications;
import org.lachan.schemas.Topics;

/** The topics between ingest and the classifier on the brokers: how far each was read, and the deletion of what was. */
public final class PipelineLog implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 20;

    // The reader that a topic is written for; it is waited for though it never committed yet.
    private static final Map<String, String> READERS = Map.of(
            Topics.FETCH_TASKS.name(), Applications.INGEST,
            Topics.POSTS.name(), Applications.TEXT,
            Topics.MEDIA_REFS.name(), Applications.MEDIA);

    private final Admin admin;

    public PipelineLog(String bootstrap) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000));
    }

    /** @throws ExecutionException also when one of the brokers or groups does not answer: no guesses here */
    List<PartitionLog> partitions() throws ExecutionException, TimeoutException, InterruptedException {
        // Before the offsets: a group that comes in between has read less than it commits later.
        Map<TopicPartition, Long> first = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Long> end = offsets(OffsetSpec.latest());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed();
        Map<TopicPartition, Long> bytes = bytes();
        List<PartitionLog> logs = new ArrayList<>();
        first.forEach((partition, start) -> logs.add(new PartitionLog(
                partition,
                start,
                Math.max(start, end.getOrDefault(partition, start)),
                read(partition, start, committed),
                bytes.getOrDefault(partition, 0L))));
        return logs;
    }

    /** Deletes what every group has read; the brokers free whole segments of it, a little later. */
    void deleteRead(Collection<PartitionLog> logs) throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> deletions = logs.stream()
                .collect(Collectors.toMap(PartitionLog::partition, log -> RecordsToDelete.beforeOffset(log.read())));
        get(admin.deleteRecords(deletions).all());
    }

    private static long read(
            TopicPartition partition, long first, Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) {
        String reader = READERS.get(partition.topic());
        if (committed.getOrDefault(reader, Map.of()).get(partition) == null) {
            return first;
        }
        long least = Long.MAX_VALUE;
        for (Map<TopicPartition, OffsetAndMetadata> group : committed.values()) {
            OffsetAndMetadata next = group.get(partition);
            if (next != null) {
                least = Math.min(least, next.offset());
            }
        }
        return least;
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        get(admin.describeTopics(READERS.keySet()).allTopicNames()).forEach((topic, description) -> description
                .partitions()
                .forEach(partition -> wanted.put(new TopicPartition(topic, partition.partition()), which)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry :
                get(admin.listOffsets(wanted).all()).entrySet()) {
            offsets.put(entry.getKey(), entry.getValue().offset());
        }
        return offsets;
    }

    // Of every group, not only of ours: a second reader of posts must not find them gone.
    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed()
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> groups = get(
                        admin.listGroups().valid())
                .stream()
                .filter(group ->
                        group.type().map(type -> type != GroupType.SHARE).orElse(true))
                .map(GroupListing::groupId)
                .collect(Collectors.toMap(Function.identity(), any -> new ListConsumerGroupOffsetsSpec()));
        return groups.isEmpty()
                ? Map.of()
                : get(admin.listConsumerGroupOffsets(groups).all());
    }

    private Map<TopicPartition, Long> bytes() throws ExecutionException, TimeoutException, InterruptedException {
        List<Integer> brokers =
                get(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        Map<TopicPartition, Long> bytes = new HashMap<>();
        for (Map<String, LogDirDescription> folders :
                get(admin.describeLogDirs(brokers).allDescriptions()).values()) {
            for (LogDirDescription folder : folders.values()) {
                folder.replicaInfos()
                        .forEach((partition, replica) -> bytes.merge(partition, replica.size(), Math::max));
            }
        }
        return bytes;
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
    }
}
