package org.lachan.launcher.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Evidence;
import org.lachan.avro.EvidenceOutcome;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HashMatch;
import org.lachan.avro.Part;
import org.lachan.avro.SourceKind;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.evidence.Captures;
import org.lachan.ingest.evidence.EvidenceWorker;
import org.lachan.ingest.evidence.store.EvidenceStore;
import org.lachan.ingest.evidence.store.FolderEvidence;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.launcher.cli.Commands;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvidenceWorkerTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-11-20T08:15:30Z");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();
    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
    private EmbeddedBroker broker;
    private DataFolder data;
    private Captures captures;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            List<NewTopic> topics = List.of(Topics.FLAGS, Topics.EVIDENCE).stream()
                    .map(topic -> new NewTopic(topic.name(), 1, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        data = new DataFolder(folder.resolve("data")).create();
        captures = new Captures(SealedStore.open(data.sealed().resolve("captures"), data.keys()));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldSayOfEachRaisedFlagWhatBecameOfItsCapture() throws Exception {
        // given
        send("p0", "not a flag".getBytes(UTF_8));
        send(flag("p1", capture("một câu")).setState(FlagState.CLEARED));
        send(flag("p2", capture("câu khác")));
        send(flag("p3", "sha256-" + "0".repeat(64)));
        send(flag("p4", null));
        send(flag("p5", capture("bị cấm")).setMatches(List.of(new HashMatch("h", "bank", "SHA256", 0))));

        // when
        try (EvidenceWorker worker = worker(FolderEvidence.in(data))) {
            List<Evidence> told = evidence(4);

            // then
            assertThat(told)
                    .extracting(record -> record.getPostId() + " " + record.getOutcome())
                    .containsExactly("p2 KEPT", "p3 MISSING", "p4 MISSING", "p5 FORBIDDEN");
            assertThat(kept()).containsExactly(told.get(0).getEvidenceRef());
            assertThat(worker.healthy()).isTrue();
            assertThat(worker.status()).containsEntry("kept", 1L).containsEntry("missing", 2L);
        }
    }

    @Test
    void shouldDoAgainWhatAKillCutShortWithTheSameResult() throws Exception {
        // given
        send(flag("p1", capture("một câu")));
        EvidenceWorker killed = worker(new Failing(1, new IllegalStateException("killed after the file was kept")));
        await(() -> !killed.healthy());
        List<String> before = kept();

        // when
        send(flag("p2", capture("câu khác")));
        try (EvidenceWorker worker = worker(FolderEvidence.in(data))) {
            List<Evidence> told = evidence(2);

            // then
            assertThat(told).extracting(Evidence::getPostId).containsExactly("p1", "p2");
            assertThat(told.get(0).getOutcome()).isEqualTo(EvidenceOutcome.KEPT);
            assertThat(before).containsExactly(told.get(0).getEvidenceRef());
            assertThat(kept()).hasSize(2);
            assertThat(worker.healthy()).isTrue();
        }
        killed.close();

        // when: restarted with all done
        try (EvidenceWorker worker = worker(FolderEvidence.in(data))) {
            send(flag("p3", null));

            // then
            assertThat(evidence(3)).extracting(Evidence::getPostId).containsExactly("p1", "p2", "p3");
            assertThat(worker.status()).containsEntry("kept", 0L).containsEntry("missing", 1L);
        }
    }

    @Test
    void shouldWaitForAStoreThatIsAway() throws Exception {
        // given
        send(flag("p1", capture("một câu")));
        send(flag("p2", capture("câu khác")));
        UncheckedIOException away = new UncheckedIOException("the store is away", new IOException());

        // when
        try (EvidenceWorker worker = worker(new Failing(2, away))) {
            List<Evidence> told = evidence(2);

            // then
            assertThat(told)
                    .extracting(record -> record.getPostId() + " " + record.getOutcome())
                    .containsExactly("p1 KEPT", "p2 KEPT");
            await(() -> worker.status().get("failingSince").equals(""));
        }
    }

    @Test
    void shouldVerifyAndExportWhatWasKept() throws Exception {
        // given
        send(flag("p1", capture("một câu")));
        send(flag("p2", capture("câu khác")));
        List<Evidence> told;
        try (EvidenceWorker worker = worker(FolderEvidence.in(data))) {
            told = evidence(2);
            assertThat(worker.healthy()).isTrue();
        }
        String first = String.valueOf(told.get(0).getEvidenceRef());
        String second = String.valueOf(told.get(1).getEvidenceRef());

        // then
        assertThat(evidenceCommand("verify", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.OK.code());
        assertThat(lines()).hasSize(2).allSatisfy(line -> {
            assertThat(line.propertyNames()).containsExactly("evidenceRef", "warcSha256", "records", "ok", "error");
            assertThat(line.get("ok").booleanValue()).isTrue();
            assertThat(line.get("records").intValue()).isEqualTo(3);
        });

        // when
        Path exported = folder.resolve("exported");
        int code = evidenceCommand("export", first, "--out", exported.toString());

        // then
        assertThat(code).isEqualTo(ExitCode.OK.code());
        Path file = exported.resolve(first + ".warc");
        assertThat(lines().get(0).get("file").stringValue()).isEqualTo(file.toString());
        assertThat("sha256-" + Sha256.of(Files.readAllBytes(file))).isEqualTo(first);
        assertThat(Files.readString(file)).contains("một câu");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(people.toString(UTF_8)).contains("không còn được niêm phong");

        // when: again, over what is there
        Files.writeString(file, "mine");
        assertThat(evidenceCommand("export", first, second, "--out", exported.toString()))
                .isEqualTo(ExitCode.PARTIAL.code());

        // then
        assertThat(file).hasContent("mine");
        assertThat(lines().get(0).get("error").stringValue()).contains("already");
        assertThat(exported.resolve(second + ".warc")).exists();

        // when: one is damaged, one is gone
        Path evidence = data.sealed().resolve("evidence");
        Files.write(evidence.resolve(first.substring(7, 9)).resolve(first), new byte[40]);
        Files.delete(evidence.resolve(second.substring(7, 9)).resolve(second));

        // then
        assertThat(evidenceCommand("verify", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.PARTIAL.code());
        assertThat(lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("ok").booleanValue()).isFalse());
        assertThat(evidenceCommand("verify", "nonsense")).isEqualTo(ExitCode.PARTIAL.code());
    }

    @Test
    void shouldRefuseAFolderWithoutAKey() throws IOException {
        // given
        data = new DataFolder(folder.resolve("misspelt"));

        // then
        assertThat(evidenceCommand("verify")).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(data.root()).doesNotExist();
    }

    private int evidenceCommand(String act, String... arguments) {
        out.reset();
        PrintStream results = new PrintStream(out, true, UTF_8);
        Speech speech = new Speech(new PrintStream(people, true, UTF_8), true);
        List<String> all =
                new ArrayList<>(List.of("evidence", act, "--data", data.root().toString()));
        all.addAll(List.of(arguments));
        return Commands.line(
                        speech,
                        Map.of(),
                        InputStream.nullInputStream(),
                        new JsonLines(results),
                        path -> false,
                        List.of())
                .execute(all.toArray(String[]::new));
    }

    private List<JsonNode> lines() {
        return out.toString(UTF_8).lines().map(MAPPER::readTree).toList();
    }

    /** A folder that keeps and then fails, some times. */
    private final class Failing implements EvidenceStore {
        private final EvidenceStore real = FolderEvidence.in(data);
        private final AtomicInteger times;
        private final RuntimeException failure;

        Failing(int times, RuntimeException failure) throws IOException {
            this.times = new AtomicInteger(times);
            this.failure = failure;
        }

        @Override
        public String put(byte[] warc) {
            String reference = real.put(warc);
            if (times.getAndDecrement() > 0) {
                throw failure;
            }
            return reference;
        }

        @Override
        public Optional<byte[]> get(String reference) {
            return real.get(reference);
        }

        @Override
        public void forEach(Consumer<String> action) {
            real.forEach(action);
        }

        @Override
        public String place() {
            return real.place();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private EvidenceWorker worker(EvidenceStore store) {
        return EvidenceWorker.start(broker.bootstrap(), "test", serdes, captures, store, Clock.systemUTC());
    }

    private String capture(String text) {
        byte[] body = text.getBytes(UTF_8);
        Fetched fetched = new Fetched(
                "https://bao.example/1",
                AT,
                200,
                new Redirects(List.of()),
                "text/html",
                body,
                false,
                Validators.NONE,
                List.of());
        return captures.seal(fetched, body, false).orElseThrow();
    }

    private Flag.Builder flag(String postId, @Nullable String captureRef) {
        return Flag.newBuilder()
                .setPostId(postId)
                .setRevision(1)
                .setPart(Part.TEXT)
                .setState(FlagState.RAISED)
                .setSourceId("bao")
                .setSourceKind(SourceKind.FEED)
                .setLanguage("vi")
                .setCandidates(List.of())
                .setModelVersion("m")
                .setPolicyVersion("p")
                .setFetchedAt(AT)
                .setFlaggedAt(AT)
                .setCaptureRef(captureRef);
    }

    private void send(Flag.Builder flag) throws Exception {
        send(flag.getPostId(), serdes.serializer(Topics.FLAGS.type()).serialize(Topics.FLAGS.name(), flag.build()));
    }

    private void send(String key, byte[] value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.FLAGS.name(), key, value)).get();
        }
    }

    /** Everything on the topic, once there are so many. */
    private List<Evidence> evidence(int count) {
        List<Evidence> found = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.EVIDENCE.name(), 0);
        Instant deadline = Instant.now().plus(LONGEST);
        try (KafkaConsumer<String, Evidence> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                serdes.deserializer(Topics.EVIDENCE.type()))) {
            consumer.assign(List.of(partition));
            while (found.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(record.value()));
            }
        }
        return found;
    }

    private List<String> kept() throws IOException {
        List<String> references = new ArrayList<>();
        try (EvidenceStore store = FolderEvidence.in(data)) {
            store.forEach(references::add);
        }
        return references;
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
