package org.lachan.content.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka Streams application as ours are run: what a killed process left is cleared first, threads that die are replaced,
 * and the log tells what was restored.
 */
public final class StreamsApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(20);

    private final String name;
    private final LocalState state;
    private final ThreadReplacement replacement;
    private final KafkaStreams streams;

    /**
     * Asks the brokers for transactions of the last process, where there was one, and for its members of the group where
     * the topology is another one since.
     *
     * @param settings from {@link StreamsSettings}
     * @throws UncheckedIOException when the local state cannot be used
     */
    public StreamsApplication(Topology topology, Properties settings, Clock clock) {
        name = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        state = LocalState.of(settings);
        clear(state, settings);
        leaveWithAnother(topology, settings);
        RocksLibrary.load(Path.of(settings.getProperty(StreamsConfig.STATE_DIR_CONFIG)));
        replacement = new ThreadReplacement(name, clock);
        streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(replacement);
        Restoration restoration = new Restoration(name, clock);
        streams.setGlobalStateRestoreListener(restoration);
        streams.setStateListener(restoration);
    }

    private static void clear(LocalState state, Properties settings) {
        try {
            Optional<String> ids = state.transactionalIds();
            if (ids.isPresent()) {
                OpenTransactions.abort(settings, ids.get());
            }
            state.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The local state of Kafka Streams cannot be used: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for open transactions", e);
        }
    }

    private void leaveWithAnother(Topology topology, Properties settings) {
        try {
            String shape = topology.describe().toString();
            if (!state.hasShape(shape)) {
                FormerMembers.remove(settings);
                state.keepShape(shape);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The local state of Kafka Streams cannot be used: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for former members", e);
        }
    }

    public void start() {
        streams.start();
    }

    public KafkaStreams streams() {
        return streams;
    }

    public boolean healthy() {
        return !replacement.givenUp() && streams.state().isRunningOrRebalancing();
    }

    /** Threads replaced since the start. */
    public int replacedThreads() {
        return replacement.replaced();
    }

    /** Waits 20 seconds at most for what is in work. */
    @Override
    public void close() {
        boolean inTime = streams.close(ORDERLY_STOP);
        if (!inTime || streams.state() != KafkaStreams.State.NOT_RUNNING) {
            LOG.warn("event=not-closed-in-order application={} state={}", name, streams.state());
            return;
        }
        try {
            state.closedInOrder();
        } catch (IOException e) {
            // The next start restores what it need not.
            LOG.warn("event=state-not-marked application={} error=\"{}\"", name, e.toString());
        }
    }
}
