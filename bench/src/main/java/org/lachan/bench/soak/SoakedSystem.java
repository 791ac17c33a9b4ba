package org.lachan.bench.soak;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.lachan.ingest.Ingest;
import org.lachan.ingest.IngestSettings;
import org.lachan.launcher.engines.EmbeddedBroker;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.Broker;
import org.lachan.launcher.roles.LockedFolder;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process that is soaked: the broker and the ingest role. It says {@code ready BOOTSTRAP} and then answers each line on stdin,
 * {@link #POLL} or {@link #STATUS}, until that ends.
 */
final class SoakedSystem {
    static final String READY = "ready ";
    static final String FAILED = "failed ";
    static final String POLL = "poll";
    static final String STATUS = "status";
    static final String DONE = "ok";
    /** As the role has by default. */
    private static final int THREADS = 2;

    private static final String INSTANCE = "soak";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SoakedSystem() {}

    /** Arguments: the data folder, and the file with the sources. */
    public static void main(String[] arguments) throws Exception {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (LockedFolder data = LockedFolder.open(Path.of(arguments[0]));
                EmbeddedBroker broker = EmbeddedBroker.start(data.folder().kafka(), 0)) {
            String bootstrap = broker.bootstrap();
            try (Broker topics = Broker.at(bootstrap)) {
                topics.createMissing(0, 1);
            }
            var settings =
                    new IngestSettings(bootstrap, data.folder(), Path.of(arguments[1]), true, true, THREADS, INSTANCE);
            try (Ingest ingest = Ingest.start(settings)) {
                answers.println(READY + bootstrap);
                serve(ingest, answers);
            }
        } catch (LaunchFailure e) {
            answers.println(FAILED + e.english().replace('\n', ' '));
        }
        // Threads of libraries must not keep the process.
        System.exit(0);
    }

    private static void serve(Ingest ingest, PrintStream answers) throws IOException {
        Instant asked = Instant.EPOCH;
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                if (!ingest.healthy()) {
                    answers.println(FAILED + "ingest gave up");
                } else if (line.equals(POLL)) {
                    asked = Instant.now();
                    ingest.pollNow();
                    answers.println(DONE);
                } else {
                    answers.println(JSON.writeValueAsString(status(ingest, asked)));
                }
            }
        }
    }

    /** {@code waiting}, {@code missing} sources since the last {@link #POLL}, {@code flow}, and {@code errors} by kind. */
    private static Map<String, Object> status(Ingest ingest, Instant asked) {
        Map<String, Object> status = ingest.status();
        Map<String, Long> errors = new TreeMap<>();
        ((Map<?, ?>) status.getOrDefault("sources", Map.of())).values().forEach(source -> ((Map<?, ?>)
                        Objects.requireNonNull(((Map<?, ?>) source).get("errors")))
                .forEach((kind, count) -> errors.merge(kind.toString(), (Long) count, Long::sum)));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("missing", ingest.notPolledSince(asked).size());
        line.put("waiting", ingest.waiting());
        line.put("flow", ((Map<?, ?>) status.getOrDefault("backlog", Map.of())).get("flow"));
        line.put("errors", errors);
        return line;
    }
}
