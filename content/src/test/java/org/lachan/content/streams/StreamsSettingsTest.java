package org.lachan.content.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    @Test
    void shouldRunExactlyOnceWithDeadLettersAndStaticMembership() {
        // when
        Properties settings = StreamsSettings.exactlyOnce("app", "127.0.0.1:1", Path.of("state"), "i1", 2);
        StreamsConfig config = new StreamsConfig(settings);

        // then
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(config.getString(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG))
                .isEqualTo("dead.letters");
        assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
                .isTrue();
        assertThat(config.getMainConsumerConfigs("app", "c", 1))
                .containsEntry("group.instance.id", "app-i1-1")
                .containsEntry("auto.offset.reset", "earliest");
        assertThat(config.getProducerConfigs("c")).containsEntry("transaction.timeout.ms", 300_000);
    }
}
