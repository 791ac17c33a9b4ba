package org.lachan.classifier.policy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.lachan.classifier.policy.PolicyRecords.Invalid;
import org.lachan.classifier.policy.PolicyRecords.Valid;

/**
 * Puts the valid policies of the topic in force. What is not valid, bytes of any kind included, is reported and
 * changes nothing.
 */
// Kafka Streams calls init before anything else.
@SuppressWarnings("NullAway.Init")
final class TakePolicy implements Processor<String, byte[], Void, Void> {
    private final PolicyRecords records;
    private final PolicyState state;
    private KeyValueStore<String, byte[]> store;

    TakePolicy(PolicyRecords records, PolicyState state) {
        this.records = records;
        this.state = state;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(RulesInForce.STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            state.refused("topic policy", "a record without key or value");
            return;
        }
        PolicyRecords.Reading reading = records.read(record.value());
        if (reading instanceof Valid valid) {
            take(record.key(), valid);
        } else if (reading instanceof Invalid invalid) {
            state.refused("topic policy key " + record.key(), invalid.reason());
        }
    }

    private void take(String key, Valid valid) {
        boolean isCurrent = key.equals(RulesInForce.CURRENT);
        store.put(
                isCurrent ? RulesInForce.CURRENT : RulesInForce.NEWEST,
                valid.policy().yaml().getBytes(StandardCharsets.UTF_8));
        if (isCurrent || store.get(RulesInForce.CURRENT) == null) {
            state.inForce(valid.policy().version());
        }
    }
}
