package org.lachan.bench.pipeline;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.Classifier;
import org.lachan.classifier.ClassifierSettings;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.streams.StreamsSettings;
import org.lachan.content.streams.ThreadReplacement;
import org.lachan.launcher.engines.EmbeddedBroker;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.Broker;
import org.lachan.launcher.roles.LockedFolder;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The process that is measured: the broker, the classifier as its role starts it, and the pass-through, one of the two
 * paused. It says {@code ready BOOTSTRAP} and then takes a {@link Side} a line on stdin, until that ends.
 */
final class SystemUnderTest {
    static final String EMBEDDED = "embedded";
    static final String READY = "ready ";
    static final String DONE = "ok";
    static final String FAILED = "failed ";
    /** As the roles have by default. */
    private static final int THREADS = 2;

    private static final String INSTANCE = "bench";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path data;
    private final @Nullable String givenBootstrap;

    private SystemUnderTest(Path data, @Nullable String givenBootstrap) {
        this.data = data;
        this.givenBootstrap = givenBootstrap;
    }

    /** Arguments: the data folder, and a bootstrap address or {@link #EMBEDDED}. */
    public static void main(String[] arguments) throws Exception {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        String bootstrap = arguments[1].equals(EMBEDDED) ? null : arguments[1];
        SystemUnderTest system = new SystemUnderTest(Path.of(arguments[0]), bootstrap);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            system.serve(commands, answers);
        } catch (LaunchFailure e) {
            answers.println(FAILED + e.exitCode() + " " + e.english().replace('\n', ' '));
        } finally {
            system.close();
        }
        // Threads of libraries must not keep the process.
        System.exit(0);
    }

    private void serve(BufferedReader commands, PrintStream answers) throws Exception {
        DataFolder folder = closes(LockedFolder.open(data)).folder();
        String bootstrap = givenBootstrap != null
                ? givenBootstrap
                : closes(EmbeddedBroker.start(folder.kafka(), 0)).bootstrap();
        createTopics(bootstrap);
        Classifier classifier =
                closes(Classifier.start(new ClassifierSettings(bootstrap, folder, null, THREADS, INSTANCE)));
        KafkaStreams passThrough = closes(passThrough(bootstrap, folder));
        passThrough.start();
        answers.println(READY + bootstrap);
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            turnTo(Side.valueOf(line), classifier.streams(), passThrough);
            answers.println(classifier.healthy() ? DONE : FAILED + "FAILED the classifier gave up");
        }
    }

    private static void turnTo(Side side, List<KafkaStreams> ours, KafkaStreams passThrough) {
        if (side == Side.OURS) {
            passThrough.pause();
            ours.forEach(KafkaStreams::resume);
        } else {
            ours.forEach(KafkaStreams::pause);
            passThrough.resume();
        }
    }

    private void createTopics(String bootstrap) throws Exception {
        try (Broker broker = Broker.at(bootstrap)) {
            broker.createMissing(0, 1);
        }
        ScratchTopics.create(bootstrap);
        if (givenBootstrap != null) {
            closes(() -> ScratchTopics.delete(bootstrap));
        }
    }

    private static KafkaStreams passThrough(String bootstrap, DataFolder folder) {
        var settings =
                StreamsSettings.exactlyOnce(PassThrough.APPLICATION, bootstrap, folder.streams(), INSTANCE, THREADS);
        KafkaStreams streams = new KafkaStreams(new PassThrough(settings).build(), settings);
        streams.setUncaughtExceptionHandler(new ThreadReplacement(PassThrough.APPLICATION, Clock.systemUTC()));
        return streams;
    }

    private <T extends AutoCloseable> T closes(T what) {
        open.push(what);
        return what;
    }

    private void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
