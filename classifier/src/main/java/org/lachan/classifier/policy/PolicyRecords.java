package org.lachan.classifier.policy;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.lachan.avro.Policy;
import org.lachan.classifier.posts.Reading;
import org.lachan.classifier.rules.Rules;
import org.lachan.content.yaml.BadSettings;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;

/** Judges what stands on the topic {@code policy}: it may have been put there by something that validates nothing. */
public final class PolicyRecords {
    private final Deserializer<Policy> deserializer;

    /** What a record's bytes are. */
    public sealed interface Reading {}

    /** A policy that may be put in force. */
    public record Valid(PublishedPolicy policy, Rules rules) implements Reading {}

    /** Bytes that must not be. */
    public record Invalid(String reason) implements Reading {}

    public PolicyRecords(AvroSerdes serdes) {
        deserializer = serdes.deserializer(Policy.class);
    }

    public Reading read(byte[] bytes) {
        try {
            Policy policy = deserializer.deserialize(Topics.POLICY.name(), bytes);
            Rules rules = Policies.read(policy.getYaml(), "policy " + policy.getVersion());
            return rules.version().equals(policy.getVersion())
                    ? new Valid(published(policy), rules)
                    : new Invalid("version " + policy.getVersion() + " is not the hash of its YAML");
        } catch (SerializationException | BadSettings e) {
            return new Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static PublishedPolicy published(Policy policy) {
        return new PublishedPolicy(
                policy.getVersion(), policy.getYaml(), policy.getPublishedAt(), policy.getPublishedBy());
    }
}
