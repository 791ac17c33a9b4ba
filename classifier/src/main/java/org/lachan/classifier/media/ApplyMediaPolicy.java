package org.lachan.classifier.media;

import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.lachan.classifier.policy.RulesInForce;

/** Decides on matches by the rules in force; no rules can keep a match from a person. */
// Kafka Streams calls init before anything else.
@SuppressWarnings("NullAway.Init")
public final class ApplyMediaPolicy implements FixedKeyProcessor<String, Carried, JudgedMedia> {
    private FixedKeyProcessorContext<String, JudgedMedia> context;
    private RulesInForce policy;

    @Override
    public void init(FixedKeyProcessorContext<String, JudgedMedia> newContext) {
        context = newContext;
        policy = new RulesInForce(newContext);
    }

    @Override
    public void process(FixedKeyRecord<String, Carried> record) {
        context.forward(record.withValue(JudgedMedia.by(policy.get(), record.value())));
    }
}
