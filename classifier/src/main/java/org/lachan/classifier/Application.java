package org.lachan.classifier;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.lachan.content.streams.ThreadReplacement;

/** One of the two Kafka Streams applications. */
final class Application implements AutoCloseable {
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final ThreadReplacement replacement;

    Application(Topology topology, Properties settings, Clock clock) {
        replacement = new ThreadReplacement(settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG), clock);
        streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(replacement);
    }

    void start() {
        streams.start();
    }

    KafkaStreams streams() {
        return streams;
    }

    boolean healthy() {
        return !replacement.givenUp() && streams.state().isRunningOrRebalancing();
    }

    Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", streams.state().name());
        status.put("threadsReplaced", replacement.replaced());
        return status;
    }

    @Override
    public void close() {
        streams.close(ORDERLY_STOP);
    }
}
