package org.lachan.launcher.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

class EmbeddedBrokerTest {
    private static final String TOPIC = "smoke";

    @TempDir
    Path folder;

    @Test
    void shouldKeepCommittedRecordsOverARestartOnAnotherPort() throws Exception {
        // given
        String first;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            first = broker.bootstrap();
            createTopic(first);
            produceInTransaction(first, List.of("one", "hai", "three"));
        }

        // when
        int port = LoopbackPort.choose(0, "test");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
            // then
            assertThat(broker.bootstrap()).isEqualTo("127.0.0.1:" + port).isNotEqualTo(first);
            assertThat(broker.healthy()).isTrue();
            assertThat(consume(broker.bootstrap(), 3)).containsExactly("one", "hai", "three");
        }
    }

    @Test
    void shouldSayWhichPortIsTaken() throws Exception {
        // given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            // when, then
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, port))
                    .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.PORT_TAKEN))
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void produceInTransaction(String bootstrap, List<String> values) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "transactional.id", "smoke");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                // A send that failed fails the commit.
                var unused = producer.send(new ProducerRecord<>(TOPIC, "key", value));
            }
            producer.commitTransaction();
        }
    }

    private static List<String> consume(String bootstrap, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "isolation.level", "read_committed", "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            for (int tries = 0; tries < 100 && values.size() < count; tries++) {
                consumer.poll(Duration.ofMillis(100)).forEach(entry -> values.add(entry.value()));
            }
        }
        return values;
    }
}
