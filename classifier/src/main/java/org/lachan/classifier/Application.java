package org.lachan.classifier;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.lachan.content.streams.StreamsApplication;

/** One of the two Kafka Streams applications. */
final class Application implements AutoCloseable {
    private final StreamsApplication application;

    Application(Topology topology, Properties settings, Clock clock) {
        application = new StreamsApplication(topology, settings, clock);
    }

    void start() {
        application.start();
    }

    KafkaStreams streams() {
        return application.streams();
    }

    boolean healthy() {
        return application.healthy();
    }

    Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", streams().state().name());
        status.put("threadsReplaced", application.replacedThreads());
        return status;
    }

    @Override
    public void close() {
        application.close();
    }
}
