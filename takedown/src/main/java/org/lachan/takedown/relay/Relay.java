package org.lachan.takedown.relay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topic;
import org.lachan.takedown.store.Json;
import org.lachan.takedown.store.Sql;

/** The transactional outbox: a record is told in the transaction of its act, and sent to Kafka later, at least once. */
public final class Relay {
    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
    private final Clock clock;

    public Relay(Clock clock) {
        this.clock = clock;
    }

    /** Tells a record, keyed and partitioned by its key. */
    public <V extends SpecificRecord> void tell(Sql tx, Topic<V> topic, String key, V value) {
        put(tx, topic.name(), bytes(key), encoded(topic, value), Map.of(), null);
    }

    /** Tells a record whose partition another word than its key decides. */
    public <V extends SpecificRecord> void tell(Sql tx, Topic<V> topic, String key, V value, String partitionBy) {
        put(tx, topic.name(), bytes(key), encoded(topic, value), Map.of(), partitionBy);
    }

    /** Tells bytes as they are, with headers: a dead letter. */
    public void tell(
            Sql tx, String topic, byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {
        put(tx, topic, key, value, headers, null);
    }

    /** Records that are not on Kafka yet. */
    public static long pending(Sql tx) {
        return tx.statement("select count(*) as pending from relay_outbox").one(row -> row.number("pending"));
    }

    private <V extends SpecificRecord> byte[] encoded(Topic<V> topic, V value) {
        return serdes.serializer(topic.type()).serialize(topic.name(), value);
    }

    private void put(
            Sql tx,
            String topic,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Map<String, String> headers,
            @Nullable String partitionBy) {
        tx.statement("insert into relay_outbox (topic, key, value, headers, partition_by, created_at)"
                        + " values (:topic, :key, :value, cast(:headers as jsonb), :by, :at)")
                .set("topic", topic)
                .set("key", key)
                .set("value", value)
                .set("headers", Json.write(headers))
                .set("by", partitionBy)
                .set("at", clock.instant())
                .run();
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
