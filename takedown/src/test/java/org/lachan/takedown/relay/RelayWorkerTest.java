package org.lachan.takedown.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.lachan.avro.FetchKind;
import org.lachan.avro.FetchTask;
import org.lachan.avro.SourceKind;
import org.lachan.schemas.Topics;
import org.lachan.takedown.TestTakedown;

class RelayWorkerTest {
    private final TestTakedown system = new TestTakedown();

    private static MockProducer<byte[], byte[]> producer(boolean succeeds) {
        Node node = new Node(0, "localhost", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = IntStream.range(0, 8)
                .mapToObj(i -> new PartitionInfo("fetch.tasks", i, node, nodes, nodes))
                .toList();
        Cluster cluster = new Cluster("c", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
        return new MockProducer<>(cluster, succeeds, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void tellTask(String host) {
        FetchTask task = FetchTask.newBuilder()
                .setTargetId("t")
                .setKind(FetchKind.POST)
                .setSourceId("manual")
                .setSourceKind(SourceKind.MANUAL)
                .setUrl("https://" + host + "/")
                .setHost(host)
                .setRequestedAt(TestTakedown.NOW)
                .build();
        system.database.run(tx -> system.relay.tell(tx, Topics.FETCH_TASKS, "t", task, host));
    }

    @Test
    void shouldSendInOrderOnThePartitionOfTheHostAndForget() {
        MockProducer<byte[], byte[]> producer = producer(true);
        tellTask("bao.example");

        int sent = new RelayWorker(system.database, producer).sendBatch();

        int expected =
                Utils.toPositive(Utils.murmur2("bao.example".getBytes(java.nio.charset.StandardCharsets.UTF_8))) % 8;
        assertThat(sent).isEqualTo(1);
        assertThat(producer.history()).singleElement().satisfies(record -> assertThat(record.partition())
                .isEqualTo(expected));
        assertThat(system.count("relay_outbox")).isZero();
    }

    @Test
    void shouldKeepWhatTheBrokerRefused() {
        MockProducer<byte[], byte[]> producer = producer(true);
        producer.sendException = new IllegalStateException("broker away");
        system.database.run(tx -> system.relay.tell(tx, "dead.letters", null, new byte[] {1}, Map.of("a", "b")));

        assertThatThrownBy(() -> new RelayWorker(system.database, producer).sendBatch())
                .hasMessageContaining("broker away");

        assertThat(system.count("relay_outbox")).isEqualTo(1);
    }
}
