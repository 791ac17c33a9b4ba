package org.lachan.takedown.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.lachan.schemas.AvroSerdes;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.store.Counters;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.RowRefused;
import org.lachan.takedown.store.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic; the rows that a batch causes and the offset after it are one transaction, so that each record counts
 * once however often it is delivered. Kafka's own offsets are not used.
 */
final class TopicReader<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private final String group;
    private final Consumer<byte[], byte[]> consumer;
    private final AvroSerdes serdes;
    private final RecordHandler<V> handler;
    private final Database database;
    private final Relay relay;

    TopicReader(
            String group,
            Consumer<byte[], byte[]> consumer,
            AvroSerdes serdes,
            RecordHandler<V> handler,
            Database database,
            Relay relay) {
        this.group = group;
        this.consumer = consumer;
        this.serdes = serdes;
        this.handler = handler;
        this.database = database;
        this.relay = relay;
    }

    void subscribe(String topic) {
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                partitions.forEach(TopicReader.this::seek);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                // Nothing to commit: the offsets went with the rows.
            }
        });
    }

    /** Takes what one poll brings; when that fails nothing was taken, and the next poll brings it again. */
    int poll(Duration wait) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(wait);
        try {
            for (TopicPartition partition : polled.partitions()) {
                takeBatch(partition, polled.records(partition));
            }
            return polled.count();
        } catch (RuntimeException e) {
            polled.partitions().forEach(this::seek);
            throw e;
        }
    }

    private void seek(TopicPartition partition) {
        long next =
                database.transaction(tx -> Offsets.next(tx, group, partition)).orElse(-1L);
        if (next < 0) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, next);
        }
    }

    private void takeBatch(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> batch) {
        try {
            database.run(tx -> take(tx, partition, batch));
        } catch (RowRefused e) {
            // One record of the batch is to blame: alone, it shows itself.
            batch.forEach(record -> takeAlone(partition, record));
        }
    }

    private void takeAlone(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        try {
            database.run(tx -> take(tx, partition, List.of(record)));
        } catch (RowRefused e) {
            database.run(tx -> {
                dead(tx, record, e);
                moved(tx, partition, record.offset(), record.offset() + 1);
            });
        }
    }

    private void take(Sql tx, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> batch) {
        long first = batch.get(0).offset();
        long last = batch.get(batch.size() - 1).offset();
        moved(tx, partition, first, last + 1);
        List<V> readable =
                batch.stream().flatMap(record -> read(tx, record).stream()).toList();
        handler.lock(tx, readable);
        readable.forEach(value -> handler.take(tx, value));
        Counters.add(tx, group, batch.size());
    }

    private Optional<V> read(Sql tx, ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(handler.read(serdes, record));
        } catch (SerializationException | IllegalArgumentException e) {
            dead(tx, record, e);
            return Optional.empty();
        }
    }

    // Transaction markers take offsets too, so a batch may begin after the offset that was stored.
    private void moved(Sql tx, TopicPartition partition, long first, long next) {
        long stored = Offsets.next(tx, group, partition).orElse(first);
        if (stored > first || !Offsets.move(tx, group, partition, stored, next)) {
            throw new IllegalStateException("Partition " + partition + " was read on by another owner, from " + stored);
        }
    }

    private void dead(Sql tx, ConsumerRecord<byte[], byte[]> record, Exception reason) {
        LOG.warn(
                "event=dead_letter topic={} partition={} offset={} reason={}",
                record.topic(),
                record.partition(),
                record.offset(),
                reason.getClass().getSimpleName());
        DeadLetter.tell(tx, relay, record, reason);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
