package org.lachan.launcher.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.SourceRelease;
import org.lachan.avro.SourceStatus;
import org.lachan.content.crawl.Trouble;
import org.lachan.content.crawl.WatchedSource;
import org.lachan.content.sources.SourceList;
import org.lachan.ingest.released.ReleasedSources;
import org.lachan.launcher.engines.EmbeddedBroker;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.SchemaTopic;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** The two topics of sources on a real broker: what tools and ingest read of them. */
class CrawlTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final String LIST = """
            sources:
              - {id: bao-mau, kind: feed, url: 'https://bao.example/rss', audience: general}
              - {id: moi, kind: feed, url: 'https://moi.example/rss', audience: general}
            """;

    @TempDir
    Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(folder, 0);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldTellOfNothingWhereNothingEverRan() {
        // when
        Crawl crawl = Crawl.at(broker.bootstrap());

        // then
        assertThat(crawl.sources(NOW)).isEmpty();
        assertThat(crawl.released()).isFalse();
    }

    @Test
    void shouldTellOfEverySourceThatIsReleasedOrReported() {
        // given
        createTopics();
        send(Topics.SOURCES, "current", release(LIST));
        send(Topics.SOURCE_STATUS, "bao-mau@0", status("bao-mau", 0, 2));
        send(Topics.SOURCE_STATUS, "bao-mau@1", status("bao-mau", 1, 3));
        send(Topics.SOURCE_STATUS, "cu@1", status("cu", 1, 1));

        // when
        List<WatchedSource> sources = Crawl.at(broker.bootstrap()).sources(NOW);

        // then
        assertThat(sources).extracting(WatchedSource::id).containsExactly("moi", "bao-mau", "cu");
        assertThat(sources.get(0).trouble()).isEqualTo(Trouble.NEVER_POLLED);
        assertThat(sources.get(1).report())
                .satisfies(report -> assertThat(report.counts().fresh()).isEqualTo(5));
    }

    @Test
    void shouldHandIngestEveryListThatComesIntoForceAndNoBadOne() throws Exception {
        // given
        createTopics();
        send(Topics.SOURCES, "current", release(LIST));
        BlockingQueue<SourceList> lists = new LinkedBlockingQueue<>();

        // when
        try (ReleasedSources released = ReleasedSources.start(broker.bootstrap(), lists::add)) {
            SourceList first = lists.poll(30, TimeUnit.SECONDS);
            send(Topics.SOURCES, "current", release("nonsense: 1\n"));
            send(Topics.SOURCES, "current", release(LIST.replace("moi", "khac")));
            SourceList second = lists.poll(30, TimeUnit.SECONDS);

            // then
            assertThat(first.find("moi")).isPresent();
            assertThat(second.find("khac")).isPresent();
            assertThat(released.version()).contains(SourceList.version(LIST.replace("moi", "khac")));
            assertThat(lists).isEmpty();
        }
    }

    @Test
    void shouldCloseAtOnceWhileTheBrokerIsAway() {
        // given
        ReleasedSources released = ReleasedSources.start("127.0.0.1:1", list -> {});
        long begin = System.nanoTime();

        // when
        released.close();

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
        assertThat(released.version()).isEmpty();
    }

    @Test
    void shouldSayThatNoBrokerAnswers() {
        assertThatThrownBy(() -> Crawl.at("127.0.0.1:1")).isInstanceOf(LaunchFailure.class);
    }

    private void createTopics() {
        try (Broker admin = Broker.at(broker.bootstrap())) {
            admin.createMissing(0, 1);
        }
        SchemaTopic.open(broker.bootstrap());
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                java.util.Map.of("bootstrap.servers", broker.bootstrap()),
                new StringSerializer(),
                new AvroSerdes(OurSchemas.asStore()).serializer(topic.type()))) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SourceStatus status(String id, int partition, long fresh) {
        return SourceStatus.newBuilder()
                .setSourceId(id)
                .setPartition(partition)
                .setAskedAt(NOW)
                .setPolledAt(NOW)
                .setSucceededAt(NOW)
                .setFresh(fresh)
                .setAt(NOW)
                .build();
    }

    private static SourceRelease release(String yaml) {
        return SourceRelease.newBuilder()
                .setVersion(SourceList.version(yaml))
                .setYaml(yaml)
                .setProposedBy("p-1")
                .setReleasedBy("p-2")
                .setReleasedAt(NOW)
                .build();
    }
}
