package org.lachan.ingest.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lachan.avro.Report;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;

/** The topic of reports, for writing. */
public final class ReportTopic implements AutoCloseable {
    private static final int ANSWER_MS = 4_000;
    private static final int GIVE_UP_MS = 10_000;

    private final KafkaProducer<String, Report> producer;

    public ReportTopic(String bootstrap, AvroSerdes serdes) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                ANSWER_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                GIVE_UP_MS);
        producer = new KafkaProducer<>(settings, new StringSerializer(), serdes.serializer(Topics.REPORTS.type()));
    }

    /**
     * Returns once the broker has all of them.
     *
     * @throws BrokerAway when it may lack some; sending them again does no harm
     */
    public void publish(List<FiledReport> reports) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (FiledReport filed : reports) {
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.REPORTS.name(),
                        null,
                        filed.receivedAt().toEpochMilli(),
                        filed.reportId(),
                        ReportRecords.record(filed))));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(GIVE_UP_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway("Interrupted while filing reports", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new BrokerAway("The broker does not take reports", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
