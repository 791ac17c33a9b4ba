package org.lachan.content.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an application keeps on disk. Under exactly-once, stores that were not closed may hold what was never committed: they
 * are deleted and read back from Kafka. Kafka Streams does so too, but finds out by an exception for each task.
 */
final class LocalState {
    private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");
    // Kafka's file; the id in it is part of the application's transactional ids.
    private static final String PROCESS_FILE = "kafka-streams-process-metadata";
    private static final Pattern PROCESS_ID = Pattern.compile("\"processId\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final String application;
    private final Path folder;
    private final Path closed;
    private final Path shape;

    private LocalState(String application, Path root) {
        this.application = application;
        this.folder = root.resolve(application);
        this.closed = root.resolve(application + ".closed");
        this.shape = root.resolve(application + ".topology");
    }

    static LocalState of(Properties settings) {
        return new LocalState(
                settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
                Path.of(settings.getProperty(StreamsConfig.STATE_DIR_CONFIG)));
    }

    /** To be called before the application is built. Deletes its stores unless {@link #closedInOrder} came last. */
    void open() throws IOException {
        if (Files.deleteIfExists(closed) || !Files.isDirectory(folder)) {
            return;
        }
        List<Path> tasks = tasks();
        for (Path task : tasks) {
            delete(task);
        }
        if (!tasks.isEmpty()) {
            LOG.info(
                    "event=state-discarded application={} tasks={} reason=\"the last process did not close it\"",
                    application,
                    tasks.size());
        }
    }

    /** To be called when everything was committed and closed. */
    void closedInOrder() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(closed, "");
    }

    /** What the transactional ids of the last process began with; empty before the first start. */
    Optional<String> transactionalIds() throws IOException {
        Path file = folder.resolve(PROCESS_FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Matcher id = PROCESS_ID.matcher(Files.readString(file));
        return id.find() ? Optional.of(application + "-" + id.group(1) + "-") : Optional.empty();
    }

    /** Whether {@link #keepShape} noted the same last; not, where nothing was noted. */
    boolean hasShape(String topology) throws IOException {
        return Files.exists(shape) && Files.readString(shape).equals(topology);
    }

    /** Notes the topology that the next process is to be compared with. */
    void keepShape(String topology) throws IOException {
        Files.createDirectories(shape.getParent());
        Files.writeString(shape, topology);
    }

    private List<Path> tasks() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry ->
                            TASK.matcher(entry.getFileName().toString()).matches())
                    .toList();
        }
    }

    private static void delete(Path task) throws IOException {
        try (Stream<Path> files = Files.walk(task)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
