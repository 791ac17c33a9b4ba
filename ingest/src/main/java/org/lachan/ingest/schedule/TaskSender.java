package org.lachan.ingest.schedule;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lachan.avro.FetchTask;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.topology.FetchTasks;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.HostPartition;
import org.lachan.schemas.Topics;

/** Puts tasks on their topic, in the partition of their host. */
final class TaskSender implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 30;

    private final KafkaProducer<String, FetchTask> producer;

    TaskSender(String bootstrap, AvroSerdes serdes) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                TIMEOUT_SECONDS * 1000L);
        producer = new KafkaProducer<>(settings, new StringSerializer(), serdes.serializer(Topics.FETCH_TASKS.type()));
    }

    /**
     * Returns once the broker has it.
     *
     * @throws ExecutionException when it refuses
     */
    void send(Task task) throws ExecutionException, TimeoutException, InterruptedException {
        String topic = Topics.FETCH_TASKS.name();
        int partition =
                HostPartition.of(task.host(), producer.partitionsFor(topic).size());
        ProducerRecord<String, FetchTask> record = new ProducerRecord<>(
                topic, partition, task.requestedAt().toEpochMilli(), task.targetId(), FetchTasks.record(task));
        producer.send(record).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        producer.close();
    }
}
