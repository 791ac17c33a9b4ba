package org.lachan.launcher.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.streams.StreamsApplication;
import org.lachan.content.streams.StreamsSettings;
import org.lachan.schemas.Topics;

class KilledApplicationTest {
    private static final String APPLICATION = "killed";
    private static final String IN = "in";
    private static final String STORE = "counts";
    private static final int A_MINUTE = 60;
    private static final int SHORTER_THAN_A_SESSION = 30;

    @TempDir
    Path folder;

    private final BlockingQueue<KeyValue<String, Long>> counted = new LinkedBlockingQueue<>();
    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(
                            new NewTopic(IN, 2, (short) 1), new NewTopic(Topics.DEAD_LETTERS.name(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldNotWaitForTheTransactionOfAThreadThatIsGone() throws Exception {
        // given
        UUID process = UUID.randomUUID();
        Path state = Files.createDirectories(folder.resolve("streams").resolve(APPLICATION));
        Files.writeString(state.resolve("kafka-streams-process-metadata"), "{\"processId\":\"" + process + "\"}");
        leaveOpen(APPLICATION + "-" + process + "-3");
        produce("after");

        // when
        try (StreamsApplication application = application()) {
            application.start();

            // then
            assertThat(counted.poll(A_MINUTE, TimeUnit.SECONDS)).isEqualTo(KeyValue.pair("after", 1L));
        }
    }

    @Test
    void shouldRestoreItsStoresAfterAnUnorderlyStop() throws Exception {
        // given
        produce("one");
        try (StreamsApplication application = application()) {
            application.start();
            assertThat(counted.poll(A_MINUTE, TimeUnit.SECONDS)).isEqualTo(KeyValue.pair("one", 1L));
        }
        Path closed = folder.resolve("streams").resolve(APPLICATION + ".closed");
        assertThat(closed).exists();
        Files.delete(closed);

        // when
        produce("one");
        try (StreamsApplication application = application()) {
            application.start();

            // then
            assertThat(counted.poll(A_MINUTE, TimeUnit.SECONDS)).isEqualTo(KeyValue.pair("one", 2L));
        }
    }

    /** An upgrade adds stores, and the members of the version before are still in the group. */
    @Test
    void shouldTakeANewStoreWithoutWaitingForASession() throws Exception {
        // given
        produce("one");
        try (StreamsApplication application = application()) {
            application.start();
            assertThat(counted.poll(A_MINUTE, TimeUnit.SECONDS)).isEqualTo(KeyValue.pair("one", 1L));
        }

        // when
        produce("one");
        try (StreamsApplication application = application(STORE, "added")) {
            application.start();

            // then
            assertThat(counted.poll(SHORTER_THAN_A_SESSION, TimeUnit.SECONDS)).isEqualTo(KeyValue.pair("one", 2L));
        }
    }

    private StreamsApplication application() {
        return application(STORE);
    }

    private StreamsApplication application(String... stores) {
        Properties settings =
                StreamsSettings.exactlyOnce(APPLICATION, broker.bootstrap(), folder.resolve("streams"), "test", 2);
        return new StreamsApplication(topology(stores), settings, Clock.systemUTC());
    }

    private Topology topology(String... stores) {
        StreamsBuilder builder = new StreamsBuilder();
        for (String store : stores) {
            builder.addStateStore(
                    Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.Long()));
        }
        builder.stream(IN, Consumed.with(Serdes.String(), Serdes.String()))
                .process(Counting::new, Named.as("count"), stores);
        return builder.build();
    }

    // Kafka Streams calls init before anything else.
    @SuppressWarnings("NullAway.Init")
    private final class Counting implements Processor<String, String, Void, Void> {
        private KeyValueStore<String, Long> counts;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            counts = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, String> record) {
            Long before = counts.get(record.key());
            long now = before == null ? 1 : before + 1;
            counts.put(record.key(), now);
            counted.add(KeyValue.pair(record.key(), now));
        }
    }

    // As kill -9 leaves it: the producer never says that it ends.
    private void leaveOpen(String transactionalId) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "transactional.id",
                transactionalId,
                "transaction.timeout.ms",
                14 * 60_000);
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.sendOffsetsToTransaction(
                Map.of(
                        new TopicPartition(IN, 0),
                        new OffsetAndMetadata(0),
                        new TopicPartition(IN, 1),
                        new OffsetAndMetadata(0)),
                outsider());
        producer.close(Duration.ZERO);
    }

    // No member of the group, as the killed one is none any more.
    private ConsumerGroupMetadata outsider() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "group.id", APPLICATION);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return consumer.groupMetadata();
        }
    }

    private void produce(String key) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(IN, key, "value")).get();
        }
    }
}
