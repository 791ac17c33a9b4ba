package org.lachan.classifier.policy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lachan.avro.Policy;
import org.lachan.content.yaml.BadSettings;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topics;

/** The one publisher of the topic {@code policy}: validated, under its version first and then as the current one. */
public final class PolicyPublisher {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Producer<String, Policy> producer;
    private final Clock clock;

    PolicyPublisher(Producer<String, Policy> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * @return the version
     * @throws BadSettings when the policy is not valid; nothing is published then
     * @throws IllegalStateException when the broker does not take it within thirty seconds
     */
    public static String publish(String bootstrap, String yaml, String who) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                LIMIT.toMillis());
        AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
        try (Producer<String, Policy> producer =
                new KafkaProducer<>(settings, new StringSerializer(), serdes.serializer(Policy.class))) {
            return new PolicyPublisher(producer, Clock.systemUTC()).publish(yaml, who);
        }
    }

    String publish(String yaml, String who) {
        String version = Policies.validate(yaml, "policy.yaml");
        Policy policy = new Policy(version, yaml, clock.instant(), who);
        // In this order, so that what is in force can always be found under its version.
        for (String key : List.of(version, Topics.CURRENT_POLICY)) {
            send(new ProducerRecord<>(Topics.POLICY.name(), key, policy));
        }
        return version;
    }

    private void send(ProducerRecord<String, Policy> record) {
        try {
            producer.send(record).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing a policy", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new IllegalStateException("Cannot publish the policy: " + e.getMessage(), e);
        }
    }
}
