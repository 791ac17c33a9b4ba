package org.lachan.content.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.avro.SourceRelease;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topics;

class TopicFollowerTest {
    private static final AvroSerdes SERDES = new AvroSerdes(OurSchemas.asStore());
    private static final TopicPartition PARTITION = new TopicPartition(Topics.SOURCES.name(), 0);

    private final Map<String, String> held = new TreeMap<>();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    private TopicFollower<SourceRelease> follower;

    @BeforeEach
    void open() {
        follower = new TopicFollower<>(
                consumer, Topics.SOURCES, SERDES.deserializer(SourceRelease.class), new Holding<>() {
                    @Override
                    public void put(String key, SourceRelease value) {
                        if (value.getVersion().equals("refused")) {
                            throw new IllegalArgumentException("refused");
                        }
                        held.put(key, value.getVersion());
                    }

                    @Override
                    public void remove(String key) {
                        held.remove(key);
                    }
                });
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void shouldHoldTheLatestOfEachKeyAndPassOverWhatCannotBeRead() {
        // given
        give("a", release("1"));
        give("b", release("1"));
        give("c", "no record".getBytes(StandardCharsets.UTF_8));
        give("a", release("2"));
        give("a", release("refused"));
        give("b", null);
        give(null, release("1"));
        give("d", release("4"));
        consumer.updateEndOffsets(Map.of(PARTITION, offset));

        // when
        follower.readToTheEnd();

        // then
        assertThat(held).isEqualTo(Map.of("a", "2", "d", "4"));
    }

    @Test
    void shouldGoOnWithWhatComesLater() {
        // given
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        follower.readToTheEnd();
        give("a", release("1"));

        // when
        follower.poll(Duration.ofMillis(1));

        // then
        assertThat(held).containsEntry("a", "1");
    }

    private void give(@Nullable String key, byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset++, key, value));
    }

    private static byte[] release(String version) {
        return SERDES.serializer(SourceRelease.class)
                .serialize(
                        PARTITION.topic(),
                        SourceRelease.newBuilder()
                                .setVersion(version)
                                .setYaml("")
                                .setProposedBy("p-1")
                                .setReleasedBy("p-2")
                                .setReleasedAt(Instant.EPOCH)
                                .build());
    }
}
