package org.lachan.ingest.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.lachan.avro.FetchTask;
import org.lachan.ingest.counts.SourceCounts;
import org.lachan.ingest.frontier.HostState;
import org.lachan.ingest.frontier.Pending;
import org.lachan.ingest.intake.ReportIntake;
import org.lachan.ingest.intake.ReportState;
import org.lachan.ingest.media.KnownHashes;
import org.lachan.ingest.revisions.PostState;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.revisions.StateSerde;
import org.lachan.ingest.revisions.TargetState;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.HostPartition;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/**
 * Tasks in; more tasks, posts, pictures, re-checks and reports on the sources out. Tasks wait in the frontier, a host's in its
 * partition; fetching goes on beside the stream's thread, and what it brings is settled on it.
 */
public final class IngestTopology {
    static final String TARGETS = "targets";
    static final String POST_STATES = "post-states";
    static final String SOURCE_STATES = "source-states";
    static final String FRONTIER = "frontier";
    static final String HOSTS = "hosts";
    static final String SOURCE_COUNTS = "source-counts";
    static final String HASHES = "hashes";
    static final String TO_FETCH_TASKS = "to-fetch-tasks";
    static final String TO_POSTS = "to-posts";
    static final String TO_MEDIA_REFS = "to-media-refs";
    static final String TO_RECHECKS = "to-rechecks";
    static final String TO_SOURCE_STATUS = "to-source-status";
    static final String REPORT_STATES = "report-states";
    static final String REPORTS_TO_POSTS = "reports-to-posts";
    static final String REPORTS_TO_FETCH_TASKS = "reports-to-fetch-tasks";
    private static final String FETCH_TASKS = "fetch-tasks";
    private static final String VISIT = "visit";
    private static final String REPORTS = "reports";
    private static final String TAKE_REPORT = "take-report";

    private final Crew crew;
    private final ReportIntake reports;
    private final KnownHashes hashes;
    private final AvroSerdes serdes;

    /** @param hashes kept up to date while the topology runs; the visits match against them */
    public IngestTopology(Crew crew, ReportIntake reports, KnownHashes hashes, AvroSerdes serdes) {
        this.crew = crew;
        this.reports = reports;
        this.hashes = hashes;
        this.serdes = serdes;
    }

    public Topology build() {
        Topology topology = new Topology()
                .addSource(FETCH_TASKS, new StringDeserializer(), reader(Topics.FETCH_TASKS), Topics.FETCH_TASKS.name())
                .addProcessor(VISIT, () -> new FrontierProcessor(crew), FETCH_TASKS)
                .addStateStore(store(TARGETS, TargetState.class), VISIT)
                .addStateStore(store(POST_STATES, PostState.class), VISIT)
                .addStateStore(store(SOURCE_STATES, SourceState.class), VISIT)
                .addStateStore(store(FRONTIER, Pending.class), VISIT)
                .addStateStore(store(HOSTS, HostState.class), VISIT)
                .addStateStore(store(SOURCE_COUNTS, SourceCounts.class), VISIT)
                .addSink(
                        TO_FETCH_TASKS,
                        Topics.FETCH_TASKS.name(),
                        new StringSerializer(),
                        writer(Topics.FETCH_TASKS),
                        byHost(),
                        VISIT);
        sink(topology, TO_POSTS, Topics.POSTS);
        sink(topology, TO_MEDIA_REFS, Topics.MEDIA_REFS);
        sink(topology, TO_RECHECKS, Topics.RECHECKS);
        sink(topology, TO_SOURCE_STATUS, Topics.SOURCE_STATUS);
        addReports(topology);
        return topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(HASHES), Serdes.String(), serdes.of(Topics.HASHES))
                        .withLoggingDisabled(),
                "hash-entries",
                new StringDeserializer(),
                // Bytes: one record that cannot be read would end the thread that keeps all of them.
                new ByteArrayDeserializer(),
                Topics.HASHES.name(),
                "keep-hashes",
                () -> new HashProcessor(hashes, reader(Topics.HASHES)));
    }

    // Apart from the visits: a host that is slow must not keep a report from an analyst.
    private void addReports(Topology topology) {
        topology.addSource(REPORTS, new StringDeserializer(), reader(Topics.REPORTS), Topics.REPORTS.name())
                .addProcessor(TAKE_REPORT, () -> new ReportProcessor(reports), REPORTS)
                .addStateStore(store(REPORT_STATES, ReportState.class), TAKE_REPORT)
                .addSink(
                        REPORTS_TO_POSTS,
                        Topics.POSTS.name(),
                        new StringSerializer(),
                        writer(Topics.POSTS),
                        TAKE_REPORT)
                .addSink(
                        REPORTS_TO_FETCH_TASKS,
                        Topics.FETCH_TASKS.name(),
                        new StringSerializer(),
                        writer(Topics.FETCH_TASKS),
                        byHost(),
                        TAKE_REPORT);
    }

    private <V extends SpecificRecord> void sink(Topology topology, String name, Topic<V> topic) {
        topology.addSink(name, topic.name(), new StringSerializer(), writer(topic), VISIT);
    }

    private <V extends SpecificRecord> Serializer<V> writer(Topic<V> topic) {
        return serdes.serializer(topic.type());
    }

    private <V extends SpecificRecord> Deserializer<V> reader(Topic<V> topic) {
        return serdes.deserializer(topic.type());
    }

    private static <R extends Record> StoreBuilder<KeyValueStore<String, R>> store(String name, Class<R> type) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), StateSerde.of(type));
    }

    private static StreamPartitioner<String, FetchTask> byHost() {
        return (topic, targetId, task, partitions) -> Optional.of(Set.of(HostPartition.of(task.getHost(), partitions)));
    }
}
