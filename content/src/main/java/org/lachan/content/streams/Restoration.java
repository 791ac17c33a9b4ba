package org.lachan.content.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in one line what was read back from Kafka before an application ran, or ran again. */
final class Restoration implements StateRestoreListener, KafkaStreams.StateListener {
    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private final String application;
    private final Clock clock;
    private final Set<String> stores = new TreeSet<>();
    private Instant began = Instant.EPOCH;
    private int partitions;
    private long records;

    Restoration(String application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        if (stores.isEmpty()) {
            began = clock.instant();
        }
        stores.add(store);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
        LOG.debug("event=restoring application={} partition={} records={}", application, partition, restored);
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition partition, String store, long restored) {
        partitions++;
        records += restored;
    }

    @Override
    public synchronized void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        if (now != KafkaStreams.State.RUNNING) {
            return;
        }
        if (records > 0) {
            LOG.info(
                    "event=state-restored application={} stores={} partitions={} records={} ms={}",
                    application,
                    String.join(",", stores),
                    partitions,
                    records,
                    Duration.between(began, clock.instant()).toMillis());
        }
        stores.clear();
        partitions = 0;
        records = 0;
    }
}
