package org.lachan.takedown.consume;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lachan.schemas.Topics;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.store.Counters;
import org.lachan.takedown.store.Sql;

/** A record that cannot be read, with the headers that Kafka Streams gives to its own. */
final class DeadLetter {
    private static final String PREFIX = "__streams.errors.";

    private DeadLetter() {}

    static void tell(Sql tx, Relay relay, ConsumerRecord<byte[], byte[]> record, Exception reason) {
        Counters.add(tx, "deadLetters", 1);
        relay.tell(tx, Topics.DEAD_LETTERS.name(), record.key(), record.value(), headers(record, reason));
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record, Exception reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(PREFIX + "exception", reason.getClass().getName());
        headers.put(PREFIX + "message", String.valueOf(reason.getMessage()));
        headers.put(PREFIX + "topic", record.topic());
        headers.put(PREFIX + "partition", Integer.toString(record.partition()));
        headers.put(PREFIX + "offset", Long.toString(record.offset()));
        return headers;
    }
}
