package org.lachan.launcher.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.lachan.classifier.ClassifierSettings;
import org.lachan.ingest.Ingest;
import org.lachan.schemas.Topics;
import org.lachan.takedown.Takedown;

/** Whether the pipeline has nothing left to do: each source polled, each committed record read by whoever reads it. */
final class Quiescence {
    /** Application ids of the Streams applications. */
    private static final List<String> GROUPS =
            List.of(Ingest.APPLICATION, ClassifierSettings.TEXT_APPLICATION, ClassifierSettings.MEDIA_APPLICATION);

    /** What takedown consumes; it keeps its offsets with its cases, in SQL. */
    static final List<String> TAKEDOWN_TOPICS = List.of(Topics.FLAGS.name(), Topics.TAKEDOWNS.name());

    private final CommittedLog log;
    private final Ingest ingest;
    private final Takedown takedown;

    Quiescence(CommittedLog log, Ingest ingest, Takedown takedown) {
        this.log = log;
        this.ingest = ingest;
        this.takedown = takedown;
    }

    /**
     * The first thing that is still pending, upstream first; empty when nothing is.
     *
     * @param since each source must have been polled after it
     */
    Optional<String> pending(Instant since) {
        return sources(since)
                .or(() -> groups(log))
                .or(() -> TAKEDOWN_TOPICS.stream()
                        .flatMap(topic -> takedown(topic).stream())
                        .findFirst())
                .or(this::relay);
    }

    private Optional<String> sources(Instant since) {
        Set<String> unpolled = ingest.notPolledSince(since);
        if (!unpolled.isEmpty()) {
            return Optional.of("sources not polled yet: " + unpolled);
        }
        long waiting = ingest.waiting();
        return waiting == 0 ? Optional.empty() : Optional.of(waiting + " tasks to fetch");
    }

    /** The first Streams application that has something to read, or no partitions to read from. */
    static Optional<String> groups(CommittedLog log) {
        return GROUPS.stream().flatMap(group -> group(log, group).stream()).findFirst();
    }

    private static Optional<String> group(CommittedLog log, String group) {
        List<TopicPartition> partitions = log.assigned(group);
        if (partitions.isEmpty()) {
            return Optional.of("group " + group + " has no partitions yet");
        }
        return log.anyAfter(log.committed(group, partitions))
                ? Optional.of("group " + group + " has records to read")
                : Optional.empty();
    }

    private Optional<String> takedown(String topic) {
        Map<String, Long> stored = takedown.nextOffsets(topic);
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : log.partitions(topic)) {
            next.put(partition, stored.getOrDefault(partition.toString(), 0L));
        }
        return log.anyAfter(next) ? Optional.of("takedown has records of " + topic + " to read") : Optional.empty();
    }

    private Optional<String> relay() {
        long rows = takedown.relayPending();
        return rows == 0 ? Optional.empty() : Optional.of(rows + " rows to relay to Kafka");
    }
}
