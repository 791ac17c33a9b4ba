package org.lachan.takedown.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.lachan.avro.Flag;
import org.lachan.schemas.AvroSerdes;
import org.lachan.takedown.TestTakedown;
import org.lachan.takedown.cases.FlagHandler;
import org.lachan.takedown.store.Json;
import org.lachan.takedown.store.Sql;

class TopicReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("flags", 0);

    private final TestTakedown system = new TestTakedown();

    private <V> MockConsumer<byte[], byte[]> deliver(
            RecordHandler<V> handler, List<ConsumerRecord<byte[], byte[]>> records) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        TopicReader<V> reader = new TopicReader<>(
                "takedown-cases", consumer, TestTakedown.SERDES, handler, system.database, system.relay);
        reader.subscribe("flags");
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.rebalance(List.of(PARTITION));
        records.forEach(consumer::addRecord);
        reader.poll(Duration.ZERO);
        return consumer;
    }

    private Flag flag(String postId) {
        return system.flag(postId, 1).build();
    }

    @Test
    void shouldMakeEachCaseOnceHoweverOftenItsFlagIsDelivered() {
        List<ConsumerRecord<byte[], byte[]>> records =
                List.of(TestTakedown.record(flag("a"), 0), TestTakedown.record(flag("b"), 1));
        deliver(system.flags, records);

        MockConsumer<byte[], byte[]> again = deliver(system.flags, records);

        assertThat(system.count("moderation_case")).isEqualTo(2);
        assertThat(system.count("audit_entry where act = 'case.raised'")).isEqualTo(2);
        assertThat(again.position(PARTITION)).isEqualTo(2);
    }

    @Test
    void shouldNotDeadlockWithAPersonWhoDecidesOnACaseOfTheBatch() {
        deliver(system.flags, List.of(TestTakedown.record(flag("a"), 0), TestTakedown.record(flag("b"), 1)));
        List<ConsumerRecord<byte[], byte[]>> next = List.of(
                TestTakedown.record(system.flag("a", 2).build(), 2),
                TestTakedown.record(system.flag("b", 2).build(), 3));

        CompletableFuture<?> reading = system.database.transaction(tx -> {
            tx.statement("select 1 from moderation_case where post_id = 'b' for update")
                    .list(row -> true);
            var started = CompletableFuture.supplyAsync(() -> deliver(system.flags, next));
            assertThatThrownBy(() -> started.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            system.audit.append(tx, TestTakedown.LAN, "case.decided", "case:b", Map.of());
            return started;
        });

        reading.join();
        assertThat(system.count("case_part")).isEqualTo(4);
    }

    @Test
    void shouldKeepNeitherCaseNorOffsetWhenTheTransactionFails() {
        FailingAfterwards handler = new FailingAfterwards(system.flags);

        assertThatThrownBy(() -> deliver(handler, List.of(TestTakedown.record(flag("a"), 0))))
                .hasMessage("crash");

        assertThat(system.count("moderation_case")).isZero();
        assertThat(system.count("consumer_offset")).isZero();
    }

    @Test
    void shouldPutWhatItCannotReadAmongTheDeadLettersAndGoOn() {
        byte[] poison = "not avro".getBytes(StandardCharsets.UTF_8);

        deliver(
                system.flags,
                List.of(
                        new ConsumerRecord<>("flags", 0, 0, "k".getBytes(StandardCharsets.UTF_8), poison),
                        TestTakedown.record(flag("a"), 1)));

        assertThat(system.count("moderation_case")).isEqualTo(1);
        Map<String, String> headers = system.database.transaction(
                tx -> tx.statement("select headers from relay_outbox where topic = 'dead.letters'")
                        .one(row -> Json.texts(row.text("headers"))));
        assertThat(headers)
                .containsEntry("__streams.errors.topic", "flags")
                .containsEntry("__streams.errors.offset", "0")
                .containsKeys("__streams.errors.exception", "__streams.errors.message");
    }

    @Test
    void shouldIsolateARecordThatTheDatabaseRefuses() {
        Flag bad = system.flag("bad", 1).setLanguage("v\0i").build();

        deliver(
                system.flags,
                List.of(
                        TestTakedown.record(flag("a"), 0),
                        TestTakedown.record(bad, 1),
                        TestTakedown.record(flag("c"), 2)));

        assertThat(system.count("moderation_case")).isEqualTo(2);
        assertThat(system.count("relay_outbox where topic = 'dead.letters'")).isEqualTo(1);
        Map<String, Long> offsets = system.database.transaction(tx -> Offsets.ofTopic(tx, "flags"));
        assertThat(offsets).containsEntry("flags-0", 3L);
    }

    /** A handler whose transaction fails after the case was written. */
    private record FailingAfterwards(FlagHandler real) implements RecordHandler<FlagHandler.Read> {
        @Override
        public FlagHandler.Read read(AvroSerdes serdes, ConsumerRecord<byte[], byte[]> bytes) {
            return real.read(serdes, bytes);
        }

        @Override
        public void take(Sql tx, FlagHandler.Read value) {
            real.take(tx, value);
            throw new IllegalStateException("crash");
        }
    }
}
