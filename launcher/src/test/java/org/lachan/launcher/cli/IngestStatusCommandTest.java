package org.lachan.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.SourceStatus;
import org.lachan.launcher.engines.EmbeddedBroker;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IngestStatusCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();

    @Test
    void shouldPrintALineForEachSource() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            // given
            String bootstrap = broker.bootstrap();
            run("topics", "create", "--bootstrap", bootstrap);
            send(bootstrap);
            out.reset();

            // when
            int code = run("ingest", "status", "--bootstrap", bootstrap);

            // then
            assertThat(code).isEqualTo(ExitCode.OK.code());
            JsonNode line = JsonMapper.builder().build().readTree(out.toByteArray());
            assertThat(line.propertyNames())
                    .containsExactlyElementsOf(List.of(
                            "source",
                            "released",
                            "trouble",
                            "askedAt",
                            "polledAt",
                            "succeededAt",
                            "lagSeconds",
                            "waiting",
                            "items",
                            "new",
                            "changed",
                            "gone",
                            "badRows",
                            "robots",
                            "errors",
                            "pausedHosts",
                            "at"));
            assertThat(line.get("source").stringValue()).isEqualTo("bao-mau");
            assertThat(line.get("new").intValue()).isEqualTo(7);
            assertThat(people.toString(StandardCharsets.UTF_8)).contains("tình trạng", "bao-mau", "Chưa có danh sách");
            assertThat(run("ingest", "status", "--bootstrap", bootstrap, "--source", "khac"))
                    .isEqualTo(ExitCode.BAD_INPUT.code());
        }
    }

    @Test
    void shouldAskForTheBrokerAndSayWhenNoneAnswers() {
        assertThat(run("ingest")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("ingest", "status")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("ingest", "status", "--bootstrap", "127.0.0.1:1")).isEqualTo(ExitCode.NO_BROKER.code());
    }

    private int run(String... arguments) {
        Speech speech = new Speech(new PrintStream(people, true, StandardCharsets.UTF_8), true);
        return Commands.line(
                        speech,
                        Map.of(),
                        InputStream.nullInputStream(),
                        new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8)),
                        demo -> false,
                        List.of())
                .execute(arguments);
    }

    private static void send(String bootstrap) throws Exception {
        try (KafkaProducer<String, SourceStatus> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new AvroSerdes(OurSchemas.asStore()).serializer(SourceStatus.class))) {
            SourceStatus status = SourceStatus.newBuilder()
                    .setSourceId("bao-mau")
                    .setPartition(2)
                    .setPolledAt(Instant.EPOCH)
                    .setSucceededAt(Instant.EPOCH)
                    .setFresh(7)
                    .setAt(Instant.EPOCH)
                    .build();
            producer.send(new ProducerRecord<>(Topics.SOURCE_STATUS.name(), "bao-mau@2", status))
                    .get(30, TimeUnit.SECONDS);
        }
    }
}
