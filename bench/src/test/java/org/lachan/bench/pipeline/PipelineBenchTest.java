package org.lachan.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.engines.EmbeddedBroker;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.Broker;

/** The real thing, for a few seconds. */
class PipelineBenchTest {
    private final Speech speech =
            new Speech(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);

    @TempDir
    private Path folder;

    @Test
    void shouldScoreEveryPostOnce() throws IOException, InterruptedException {
        // when
        PipelineResult result = PipelineBench.run(new PipelineSettings(Mix.MIXED, new Rate(50), 4, 1, null), speech);

        // then
        assertThat(result.counts().offered()).isEqualTo(200);
        assertThat(result.counts().done()).isEqualTo(200);
        assertThat(result.counts().lost()).isZero();
        assertThat(result.counts().duplicated()).isZero();
        assertThat(result.counts().scores()).containsKeys("SCORED").doesNotContainKey("UNREADABLE");
        assertThat(result.times().p95()).isPositive();
        assertThat(result.times().mediaP95()).isPositive();
        assertThat(result.use().cpuSeconds()).isPositive();
        assertThat(result.use().peakMb()).isPositive();
        assertThat(result.passThroughPostsPerSecond()).isPositive();
    }

    @Test
    void shouldNotLoadAClusterThatHoldsPosts() throws ExecutionException, InterruptedException {
        // given
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            try (Broker admin = Broker.at(broker.bootstrap())) {
                admin.createMissing(0, 1);
            }
            EmptyTopics.require(broker.bootstrap());
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("posts", "a", "b")).get();
            }

            // when
            LaunchFailure failure = catchThrowableOfType(
                    LaunchFailure.class,
                    () -> PipelineBench.run(
                            new PipelineSettings(Mix.SOCIAL, Rate.MAX, 1, 1, broker.bootstrap()), speech));

            // then
            assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(failure.english()).contains("posts");
        }
    }
}
