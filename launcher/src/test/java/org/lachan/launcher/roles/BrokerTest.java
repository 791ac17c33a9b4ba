package org.lachan.launcher.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.engines.EmbeddedBroker;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.Topics;

class BrokerTest {
    @TempDir
    Path folder;

    @Test
    void shouldCreateEachTopicOnce() {
        try (EmbeddedBroker engine = EmbeddedBroker.start(folder, 0);
                Broker broker = Broker.at(engine.bootstrap())) {
            // when
            List<String> created = broker.createMissing(2, 1);

            // then
            List<String> all = Topics.ALL.stream().map(topic -> topic.name()).toList();
            assertThat(created).isEqualTo(all);
            assertThat(broker.createMissing(2, 1)).isEmpty();
            assertThat(broker.describe()).extracting(TopicDescription::name).isEqualTo(all);
            assertThat(broker.describe())
                    .filteredOn(topic -> topic.name().equals("posts"))
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(2));
            assertThat(broker.describe())
                    .filteredOn(topic -> topic.name().equals("policy"))
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(1));
            DeadLetters.at(engine.bootstrap())
                    .forEach(letter -> assertThat(letter).isNull());
        }
    }

    @Test
    @Timeout(10)
    void shouldSaySoonThatNobodyAnswers() {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> Broker.at("127.0.0.1:1"))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.NO_BROKER))
                .hasMessageContaining("127.0.0.1:1");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
    }
}
