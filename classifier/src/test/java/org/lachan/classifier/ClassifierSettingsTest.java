package org.lachan.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.streams.DeadLetterOrRetry;

final class ClassifierSettingsTest {
    private static final DataFolder FOLDER = new DataFolder(Path.of("data"));

    @Test
    void shouldDeliverExactlyOnceAndCommitOften() {
        // when
        Properties settings = settings(4).text();

        // then
        assertThat(settings)
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, "exactly_once_v2")
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100)
                .containsEntry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true)
                .containsEntry(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "dead.letters")
                .containsEntry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterOrRetry.class);
        assertThat(new StreamsConfig(settings).getString(StreamsConfig.APPLICATION_ID_CONFIG))
                .isEqualTo("lachan-text");
    }

    @Test
    void shouldGiveMediaAnApplicationAndThreadsOfItsOwn() {
        assertThat(settings(4).media())
                .containsEntry(StreamsConfig.APPLICATION_ID_CONFIG, "lachan-media")
                .containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        assertThat(settings(1).media()).containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    }

    @Test
    void shouldRefuseSettingsThatCannotWork() {
        assertThatThrownBy(() -> settings(0)).hasMessageContaining("threads must be at least 1");
        assertThatThrownBy(() -> new ClassifierSettings(" ", FOLDER, null, 1, "a"))
                .hasMessageContaining("must not be blank");
    }

    private static ClassifierSettings settings(int threads) {
        return new ClassifierSettings("127.0.0.1:9092", FOLDER, null, threads, "a");
    }
}
