package org.lachan.content.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RestorationTest {
    private final Restoration restoration =
            new Restoration("app", Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Restoration.class)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Restoration.class)).detachAppender(log);
    }

    @Test
    void shouldTellInOneLineWhatWasRestored() {
        // given
        restore("seen", 0, 5);
        restore("seen", 1, 7);
        restore("policy", 0, 1);

        // when
        restoration.onChange(State.REBALANCING, State.CREATED);
        restoration.onChange(State.RUNNING, State.REBALANCING);
        restoration.onChange(State.RUNNING, State.REBALANCING);

        // then
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "event=state-restored application=app stores=policy,seen partitions=3 records=13 ms=0");
    }

    @Test
    void shouldBeSilentWhereNothingWasRestored() {
        // given
        restore("seen", 0, 0);

        // when
        restoration.onChange(State.RUNNING, State.REBALANCING);

        // then
        assertThat(log.list).isEmpty();
    }

    private void restore(String store, int partition, long records) {
        TopicPartition changelog = new TopicPartition(store + "-changelog", partition);
        restoration.onRestoreStart(changelog, store, 0, records);
        restoration.onRestoreEnd(changelog, store, records);
    }
}
