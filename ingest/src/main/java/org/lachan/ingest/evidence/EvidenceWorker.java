package org.lachan.ingest.evidence;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lachan.avro.Evidence;
import org.lachan.avro.Flag;
import org.lachan.ingest.evidence.store.EvidenceStore;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the captures of flagged revisions evidence, one flag after the other: kept, published, committed. What a kill
 * cuts short is done again, with the same result.
 */
public final class EvidenceWorker implements AutoCloseable {
    /** Consumer group on {@link Topics#FLAGS}. */
    public static final String GROUP = "lachan-evidence";

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceWorker.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(20);
    private static final int SESSION_MS = 15_000;
    private static final int SEND_MS = 30_000;

    private final Consumer<byte[], byte[]> flags;
    private final Producer<String, Evidence> evidence;
    private final Deserializer<Flag> reader;
    private final Promotion promotion;
    private final EvidenceStore store;
    private final Clock clock;
    private final EvidenceCounts counts;
    private final Duration firstPause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ingest-evidence");
    private Duration pause;
    private boolean uncommitted;

    EvidenceWorker(
            Consumer<byte[], byte[]> flags,
            Producer<String, Evidence> evidence,
            AvroSerdes serdes,
            Captures captures,
            EvidenceStore store,
            Duration firstPause,
            Clock clock) {
        this.flags = flags;
        this.evidence = evidence;
        this.reader = serdes.deserializer(Topics.FLAGS.type());
        this.promotion = new Promotion(captures, store);
        this.store = store;
        this.firstPause = firstPause;
        this.clock = clock;
        counts = new EvidenceCounts(clock);
        pause = firstPause;
        thread.setDaemon(true);
    }

    /**
     * Starts at the first flag that is not done yet. The topics must exist.
     *
     * @param instanceId stable per data folder: who was killed takes its partitions up again at once
     * @param store closed with the worker
     */
    public static EvidenceWorker start(
            String bootstrap,
            String instanceId,
            AvroSerdes serdes,
            Captures captures,
            EvidenceStore store,
            Clock clock) {
        EvidenceWorker worker = new EvidenceWorker(
                new KafkaConsumer<>(
                        consumer(bootstrap, instanceId), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new KafkaProducer<>(
                        producer(bootstrap), new StringSerializer(), serdes.serializer(Topics.EVIDENCE.type())),
                serdes,
                captures,
                store,
                Duration.ofSeconds(1),
                clock);
        worker.start();
        return worker;
    }

    void start() {
        flags.subscribe(List.of(Topics.FLAGS.name()));
        thread.start();
        LOG.info("event=started part=evidence store={}", store.place());
    }

    private static Map<String, Object> consumer(String bootstrap, String instanceId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, GROUP + "-" + instanceId);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Each is committed by itself: what a later flag did must not be there when an earlier one is done again.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return settings;
    }

    private static Map<String, Object> producer(String bootstrap) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                SEND_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                SEND_MS / 3,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                SEND_MS);
    }

    /** Whether it runs, and something worked within the last ten minutes in which there was something to do. */
    public boolean healthy() {
        return thread.isAlive() && counts.healthy();
    }

    /** {@code kept, missing, forbidden} since the start; {@code failingSince}, ISO 8601, or empty. */
    public Map<String, Object> status() {
        return counts.status();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                round();
            }
        } catch (WakeupException | InterruptedException e) {
            LOG.info("event=stopped part=evidence");
        } catch (RuntimeException e) {
            LOG.error("event=died part=evidence", e);
        } finally {
            flags.close();
            evidence.close();
        }
    }

    private void round() throws InterruptedException {
        try {
            boolean any = false;
            for (ConsumerRecord<byte[], byte[]> record : flags.poll(WAIT)) {
                any = true;
                handleOrRewind(record);
            }
            if (!any && uncommitted) {
                commit();
            }
        } catch (WakeupException e) {
            throw e;
        } catch (UncheckedIOException | ExecutionException | TimeoutException | KafkaException e) {
            counts.failed();
            LOG.error("event=evidence-failed retry={}s error=\"{}\"", pause.toSeconds(), e.toString());
            var unused = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private void handleOrRewind(ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException, ExecutionException, TimeoutException {
        boolean done = false;
        try {
            handle(record);
            done = true;
        } finally {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (!done && flags.assignment().contains(partition)) {
                flags.seek(partition, record.offset());
            }
        }
    }

    private void handle(ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException, ExecutionException, TimeoutException {
        Flag flag;
        try {
            flag = reader.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            // The console's reader of the same topic puts it among the dead letters.
            LOG.error(
                    "event=flag-unreadable partition={} offset={} error=\"{}\"",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            uncommitted = true;
            return;
        }
        if (flag != null && Flagged.isRaised(flag)) {
            promote(Flagged.of(flag));
            commit();
        } else {
            uncommitted = true;
        }
    }

    private void promote(Flagged flagged) throws InterruptedException, ExecutionException, TimeoutException {
        Promoted promoted = promotion.promote(flagged);
        Evidence record = EvidenceRecords.of(flagged, promoted, clock.instant());
        evidence.send(new ProducerRecord<>(Topics.EVIDENCE.name(), record.getPostId(), record))
                .get(SEND_MS, TimeUnit.MILLISECONDS);
        counts.count(promoted);
    }

    private void commit() {
        flags.commitSync();
        uncommitted = false;
        counts.worked();
        pause = firstPause;
    }

    /** Waits twenty seconds at most for the flag that is in work; closes the store. */
    @Override
    public void close() {
        closing.countDown();
        flags.wakeup();
        try {
            thread.join(ORDERLY_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
