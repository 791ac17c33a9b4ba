package org.lachan.ingest.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lachan.avro.Report;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the topic of reports holds, so that a repeat can be told at once. It follows the topic on a thread of its own, and
 * begins again from the start when the broker was away.
 */
public final class KnownReports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnownReports.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_MS = 10_000;

    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private volatile boolean complete;
    private volatile boolean closed;

    /** Empty and complete: what a test or a first run knows. */
    static KnownReports none() {
        KnownReports known = new KnownReports();
        known.complete = true;
        return known;
    }

    /** Follows the topic until it is closed; at first it is not {@link #isComplete}. */
    public static KnownReports follow(String bootstrap, AvroSerdes serdes) {
        KnownReports known = new KnownReports();
        Thread thread = new Thread(() -> known.followUntilClosed(bootstrap, serdes), "known-reports");
        thread.setDaemon(true);
        thread.start();
        return known;
    }

    /**
     * What the topic holds now.
     *
     * @throws BrokerAway when it cannot be read
     */
    public static KnownReports read(String bootstrap, AvroSerdes serdes) {
        KnownReports known = new KnownReports();
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
            known.catchUp(consumer, serdes.deserializer(Topics.REPORTS.type()));
            return known;
        } catch (KafkaException e) {
            throw new BrokerAway("The topic of reports cannot be read", e);
        }
    }

    boolean isComplete() {
        return complete;
    }

    Optional<String> digest(String reportId) {
        return Optional.ofNullable(digests.get(reportId));
    }

    void add(FiledReport filed) {
        digests.put(filed.reportId(), filed.digest());
    }

    @Override
    public void close() {
        closed = true;
    }

    private void followUntilClosed(String bootstrap, AvroSerdes serdes) {
        Deserializer<Report> reader = serdes.deserializer(Topics.REPORTS.type());
        while (!closed) {
            try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
                catchUp(consumer, reader);
                while (!closed) {
                    consumer.poll(POLL).forEach(record -> take(record, reader));
                }
            } catch (InterruptException | WakeupException e) {
                LOG.info("known-reports=stopped");
                return;
            } catch (KafkaException e) {
                complete = false;
                LOG.warn(
                        "known-reports=lost retry_s={} error={}",
                        PAUSE.toSeconds(),
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void catchUp(KafkaConsumer<String, byte[]> consumer, Deserializer<Report> reader) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.REPORTS.name()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!closed && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> take(record, reader));
        }
        complete = true;
    }

    private void take(ConsumerRecord<String, byte[]> record, Deserializer<Report> reader) {
        try {
            add(ReportRecords.filed(reader.deserialize(record.topic(), record.value())));
        } catch (SerializationException | IllegalArgumentException e) {
            // The topology keeps it as a dead letter; here it only means that its repeat would not be seen.
            LOG.warn("known-reports=unreadable partition={} offset={}", record.partition(), record.offset());
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MS,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
