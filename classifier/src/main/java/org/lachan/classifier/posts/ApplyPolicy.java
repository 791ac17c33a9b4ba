package org.lachan.classifier.posts;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.lachan.classifier.policy.RulesInForce;
import org.lachan.classifier.rules.Rules;

/** Decides by the rules in force, and remembers the revision. */
// Kafka Streams calls init before anything else.
@SuppressWarnings("NullAway.Init")
public final class ApplyPolicy implements FixedKeyProcessor<String, Reading, Judged> {
    private FixedKeyProcessorContext<String, Judged> context;
    private SeenPosts seen;
    private RulesInForce policy;

    @Override
    public void init(FixedKeyProcessorContext<String, Judged> newContext) {
        context = newContext;
        seen = new SeenPosts(newContext);
        seen.sweepRegularly(newContext);
        policy = new RulesInForce(newContext);
    }

    @Override
    public void process(FixedKeyRecord<String, Reading> record) {
        Judged judged = judge(record.key(), record.value());
        context.forward(record.withValue(judged));
        // Last: a revision whose score could not be written is not remembered.
        seen.remember(record.key(), memory(judged));
    }

    private Judged judge(String postId, Reading reading) {
        Rules rules = policy.get();
        boolean flaggedBefore = seen.find(postId).map(Seen::flagged).orElse(false);
        return new Judged(reading, rules.decide(reading.inputs()), rules.version(), flaggedBefore);
    }

    private Seen memory(Judged judged) {
        Reading reading = judged.reading();
        return new Seen(
                reading.post().getRevision(),
                reading.cluster(),
                judged.flagStands(),
                Instant.ofEpochMilli(context.currentSystemTimeMs()));
    }
}
