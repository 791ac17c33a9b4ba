package org.lachan.launcher.engines;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.streams.Applications;
import org.lachan.ingest.backlog.BacklogLimits;
import org.lachan.ingest.backlog.BacklogWatch;
import org.lachan.ingest.backlog.Flow;
import org.lachan.ingest.backlog.PipelineLog;
import org.lachan.schemas.Topics;

class BacklogTest {
    private static final TopicPartition POSTS = new TopicPartition(Topics.POSTS.name(), 0);
    private static final int RECORDS = 40;
    private static final int RECORD_BYTES = 100_000;

    @TempDir
    Path folder;

    private final List<Flow> flows = new ArrayList<>();
    private EmbeddedBroker broker;
    private Admin admin;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(folder, 0);
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()));
        List<NewTopic> topics = List.of(Topics.FETCH_TASKS, Topics.POSTS, Topics.MEDIA_REFS).stream()
                .map(topic -> new NewTopic(topic.name(), 1, (short) 1).configs(topic.config()))
                .toList();
        admin.createTopics(topics).all().get();
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldLetNoUnreadRecordGoForItsSize() throws Exception {
        // given
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, POSTS.topic());

        // when
        Map<ConfigResource, Config> settings =
                admin.describeConfigs(List.of(topic)).all().get();

        // then
        assertThat(settings.get(topic)).isNotNull().satisfies(found -> assertThat(
                        found.get("retention.bytes").value())
                .isEqualTo("-1"));
    }

    @Test
    void shouldDeleteOfALargePartitionOnlyWhatEveryGroupHasRead() throws Exception {
        // given
        produce();
        try (BacklogWatch watch = watch(new BacklogLimits(1000, 0, 1 << 20))) {
            commit("someone-else", 25);

            // when
            watch.look();

            // then
            assertThat(first()).as("the text application has not begun").isZero();

            // when
            commit(Applications.TEXT, 30);
            watch.look();

            // then
            assertThat(first()).isEqualTo(25);
            assertThat(numbers()).first().isEqualTo(25);
            assertThat(numbers()).hasSize(RECORDS - 25).last().isEqualTo(RECORDS - 1);
        }
    }

    @Test
    void shouldLeaveASmallPartitionAlone() throws Exception {
        // given
        produce();
        commit(Applications.TEXT, 30);
        try (BacklogWatch watch = watch(new BacklogLimits(1000, 0, 1L << 30))) {
            // when
            watch.look();

            // then
            assertThat(first()).isZero();
        }
    }

    @Test
    void shouldPollNoSourceWhileTooManyPostsWaitForTheirScores() throws Exception {
        // given
        produce();
        try (BacklogWatch watch = watch(new BacklogLimits(10, 0, 1L << 30))) {
            // when
            watch.look();

            // then
            assertThat(watch.mayPoll()).isFalse();
            assertThat(watch.status()).containsEntry("held", 1).containsEntry("unscored", (long) RECORDS);

            // when
            commit(Applications.TEXT, RECORDS - 6);
            watch.look();

            // then
            assertThat(watch.mayPoll()).isFalse();

            // when
            commit(Applications.TEXT, RECORDS - 5);
            watch.look();

            // then
            assertThat(watch.mayPoll()).isTrue();
            assertThat(flows).containsExactly(Flow.NO_POLLS, Flow.OPEN);
        }
    }

    @Test
    void shouldFetchNothingWhileTheDiskHasTooLittleRoom() throws Exception {
        // given
        try (BacklogWatch watch = watch(new BacklogLimits(10, Long.MAX_VALUE / 2, 1L << 30))) {
            // when
            watch.look();

            // then
            assertThat(flows).containsExactly(Flow.STOPPED);
        }
    }

    private BacklogWatch watch(BacklogLimits limits) {
        return new BacklogWatch(new PipelineLog(broker.bootstrap()), limits, folder, flows::add);
    }

    private void produce() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < RECORDS; number++) {
                byte[] value = new byte[RECORD_BYTES];
                value[0] = (byte) number;
                producer.send(new ProducerRecord<>(POSTS.topic(), value)).get();
            }
        }
    }

    private void commit(String group, long next) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(POSTS, new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private long first() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return requireNonNull(consumer.beginningOffsets(List.of(POSTS)).get(POSTS));
        }
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(POSTS));
            consumer.seekToBeginning(List.of(POSTS));
            long end = requireNonNull(consumer.endOffsets(List.of(POSTS)).get(POSTS));
            while (consumer.position(POSTS) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(entry -> numbers.add((int) entry.value()[0]));
            }
        }
        return numbers;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "auto.offset.reset", "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
