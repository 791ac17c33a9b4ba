package org.lachan.classifier.topology;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.lachan.avro.Policy;
import org.lachan.classifier.policy.Policies;
import org.lachan.classifier.policy.PolicySource;
import org.lachan.classifier.policy.PolicyState;
import org.lachan.content.streams.DeadLetterOrRetry;
import org.lachan.content.streams.StreamsSettings;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** A topology on Kafka's test driver, with production's settings. */
final class Driver implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final AvroSerdes SERDES = new AvroSerdes(OurSchemas.asStore());

    final PolicyState policyState;
    private final TopologyTestDriver driver;

    Driver(Topology topology, Properties settings, PolicyState policyState) {
        this.policyState = policyState;
        this.driver = new TopologyTestDriver(topology, settings, NOW);
    }

    static Properties settings(Path folder) {
        Properties settings = StreamsSettings.exactlyOnce("test", "127.0.0.1:9", folder, "instance", 1);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterOrRetry.class);
        return settings;
    }

    static PolicySource policy(PolicyState state) {
        return new PolicySource(SERDES, state);
    }

    void publish(String yaml) {
        publish(Topics.CURRENT_POLICY, yaml, Policies.version(yaml));
    }

    void publish(String key, String yaml, String version) {
        input(Topics.POLICY).pipeInput(key, new Policy(version, yaml, NOW, "operator"));
    }

    <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), SERDES.serializer(topic.type()));
    }

    /** For what is no record of ours. */
    TestInputTopic<String, byte[]> rawInput(Topic<?> topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
    }

    <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), SERDES.deserializer(topic.type()));
    }

    TestOutputTopic<String, byte[]> deadLetters() {
        return driver.createOutputTopic(
                Topics.DEAD_LETTERS.name(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    TopologyTestDriver streams() {
        return driver;
    }

    @Override
    public void close() {
        driver.close();
    }
}
