package org.lachan.classifier.policy;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;

/** The policy as both topologies read it: every instance reads all of the topic. */
public final class PolicySource {
    private final AvroSerdes serdes;
    private final PolicyState state;

    public PolicySource(AvroSerdes serdes, PolicyState state) {
        this.serdes = serdes;
        this.state = state;
    }

    public void addTo(StreamsBuilder builder) {
        builder.addGlobalStore(
                RulesInForce.store(),
                Topics.POLICY.name(),
                // Bytes: a global source drops what it cannot decode, and an operator must hear of it.
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("take-policy"),
                () -> new TakePolicy(new PolicyRecords(serdes), state));
    }
}
