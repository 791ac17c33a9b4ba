package org.lachan.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.lachan.avro.Policy;
import org.lachan.content.yaml.BadSettings;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;

final class PolicyPublisherTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
    private final MockProducer<String, Policy> producer =
            new MockProducer<>(true, null, new StringSerializer(), serdes.serializer(Policy.class));
    private final PolicyPublisher publisher = new PolicyPublisher(producer, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldPublishTheVersionFirstAndThenPutItInForce() {
        // when
        String version = publisher.publish(Policies.shipped(), "operator");

        // then
        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly(version, "current");
        assertThat(producer.history())
                .extracting(ProducerRecord::value)
                .containsOnly(new Policy(version, Policies.shipped(), NOW, "operator"));
    }

    @Test
    void shouldPublishNothingThatIsNotValid() {
        assertThatThrownBy(() -> publisher.publish("thresholds: 1", "operator")).isInstanceOf(BadSettings.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldPreferTheCurrentPolicyToNewerOnesThatWereNotPutInForce() {
        // given
        PolicyChoice choice = new PolicyChoice();

        // when
        choice.offer("v1", policy("v1"));

        // then
        assertThat(choice.inForce()).contains(policy("v1"));

        // when
        choice.offer("current", policy("v1"));
        choice.offer("v2", policy("v2"));

        // then
        assertThat(choice.inForce()).contains(policy("v1"));
    }

    private static PublishedPolicy policy(String version) {
        return new PublishedPolicy(version, "", NOW, "operator");
    }
}
