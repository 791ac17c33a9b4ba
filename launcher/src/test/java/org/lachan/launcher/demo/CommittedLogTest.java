package org.lachan.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.engines.EmbeddedBroker;

class CommittedLogTest {
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start(@TempDir Path folder) {
        broker = EmbeddedBroker.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldNotTakeTheMarkerOfATransactionForARecord() throws Exception {
        // given
        TopicPartition partition = create("marked");
        send(partition.topic(), true, "one", "two");

        try (CommittedLog log = new CommittedLog(broker.bootstrap())) {
            // when, then
            assertThat(log.anyAfter(Map.of(partition, 1L))).isTrue();
            assertThat(log.anyAfter(Map.of(partition, 2L))).isFalse();
        }
    }

    @Test
    void shouldNotWaitForWhatWasAborted() throws Exception {
        // given
        TopicPartition partition = create("aborted");
        send(partition.topic(), true, "one");
        send(partition.topic(), false, "two");

        try (CommittedLog log = new CommittedLog(broker.bootstrap())) {
            // when, then
            assertThat(log.anyAfter(Map.of(partition, 1L))).isFalse();
        }
    }

    @Test
    void shouldReadOnFromWhereItStopped() throws Exception {
        // given
        TopicPartition partition = create("read-on");
        Map<TopicPartition, Long> positions = new HashMap<>(Map.of(partition, 0L));
        List<String> keys = new ArrayList<>();

        try (CommittedLog log = new CommittedLog(broker.bootstrap())) {
            // when
            send(partition.topic(), true, "one");
            log.read(positions, entry -> keys.add(entry.key()));
            send(partition.topic(), true, "two");
            log.read(positions, entry -> keys.add(entry.key()));
        }

        // then
        assertThat(keys).containsExactly("one", "two");
    }

    private static TopicPartition create(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        return new TopicPartition(topic, 0);
    }

    private static void send(String topic, boolean commit, String... keys) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "test-" + topic);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String key : keys) {
                sent.add(producer.send(new ProducerRecord<>(topic, key, new byte[0])));
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                assertThat(sent)
                        .allSatisfy(done -> assertThat(done.get().hasOffset()).isTrue());
                producer.abortTransaction();
            }
        }
    }
}
