package org.lachan.takedown.relay;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.lachan.schemas.SchemaTopic;
import org.lachan.takedown.store.Database;

/** The {@link Loop} that carries told records to Kafka. */
public final class RelayLoop {
    private static final long IDLE_MS = 100;

    private RelayLoop() {}

    public static Loop of(String bootstrap, Database database) {
        return new Loop("relay", () -> {
            // Written before first use: a reader must find the schema of every record that it meets.
            SchemaTopic.open(bootstrap);
            KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(settings(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
            RelayWorker worker = new RelayWorker(database, producer);
            return new Loop.Rounds() {
                @Override
                public void round() throws InterruptedException {
                    if (worker.sendBatch() == 0) {
                        Thread.sleep(IDLE_MS);
                    }
                }

                @Override
                public void close() {
                    producer.close();
                }
            };
        });
    }

    private static Map<String, Object> settings(String bootstrap) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                20_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                20_000L);
    }
}
