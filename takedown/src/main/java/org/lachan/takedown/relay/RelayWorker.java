package org.lachan.takedown.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.lachan.schemas.HostPartition;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Json;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/**
 * Carries told records to Kafka in the order in which they were told, and forgets them once the broker has them. A crash
 * between the two sends them again: consumers drop what they have.
 */
final class RelayWorker {
    private static final long LOCK = 0x6c61_6368_616e_0002L;
    private static final int BATCH = 200;

    private final Database database;
    private final Producer<byte[], byte[]> producer;

    /** @param producer idempotent, or retries could reorder a key's records */
    RelayWorker(Database database, Producer<byte[], byte[]> producer) {
        this.database = database;
        this.producer = producer;
    }

    /**
     * Sends one batch.
     *
     * @return how many were sent; 0 when none waits or another instance is sending
     */
    int sendBatch() {
        return database.transaction(tx -> tx.tryLock(LOCK) ? send(tx, waiting(tx)) : 0);
    }

    private int send(Sql tx, List<Told> batch) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Told told : batch) {
            sent.add(producer.send(told.record()));
        }
        producer.flush();
        sent.forEach(RelayWorker::await);
        if (!batch.isEmpty()) {
            // By id, not up to the last one: a smaller number may be committed later, by a slower transaction.
            tx.statement("delete from relay_outbox where id = any(cast(:sent as bigint[]))")
                    .set("sent", batch.stream().map(Told::id).toList())
                    .run();
        }
        return batch.size();
    }

    private record Told(long id, ProducerRecord<byte[], byte[]> record) {}

    private List<Told> waiting(Sql tx) {
        return tx.statement("select * from relay_outbox order by id limit :batch")
                .set("batch", BATCH)
                .list(row -> new Told(row.number("id"), record(row)));
    }

    private ProducerRecord<byte[], byte[]> record(Row row) {
        String topic = row.text("topic");
        Integer partition = partition(topic, row.textOrNull("partition_by"));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, row.bytesOrNull("key"), row.bytesOrNull("value"));
        Json.texts(row.text("headers"))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    // The same arithmetic as Kafka's own for keys, and as ingest's for hosts: one host's pages must reach one task.
    private @Nullable Integer partition(String topic, @Nullable String by) {
        if (by == null) {
            return null;
        }
        int partitions = producer.partitionsFor(topic).size();
        return HostPartition.of(by, partitions);
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused a record: " + e.getMessage(), e);
        }
    }
}
