package org.lachan.takedown.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;
import org.lachan.takedown.relay.Loop;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.store.Database;

/** A {@link Loop} over one topic; a broker that is not there yet is waited for. */
public final class ConsumeLoop {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int SESSION_MS = 15_000;

    private ConsumeLoop() {}

    /** @param instance stable per data folder: a killed member takes its partitions up again without waiting */
    public record Membership(String bootstrap, String group, String instance) {}

    /** @param atOnce at most so many records go into one transaction */
    public static <V> Loop of(
            Membership membership, String topic, RecordHandler<V> handler, Database database, Relay relay, int atOnce) {
        return new Loop(membership.group(), () -> {
            AvroSerdes serdes = new AvroSerdes(SchemaTopic.open(membership.bootstrap()));
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    settings(membership, atOnce), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            TopicReader<V> reader = new TopicReader<>(membership.group(), consumer, serdes, handler, database, relay);
            reader.subscribe(topic);
            return new Loop.Rounds() {
                @Override
                public void round() {
                    reader.poll(WAIT);
                }

                @Override
                public void wake() {
                    consumer.wakeup();
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        });
    }

    private static Map<String, Object> settings(Membership membership, int atOnce) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, membership.bootstrap());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, membership.group());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, membership.group() + "-" + membership.instance());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, atOnce);
        return settings;
    }
}
