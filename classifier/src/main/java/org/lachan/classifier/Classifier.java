package org.lachan.classifier;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.policy.Policies;
import org.lachan.classifier.policy.PolicyFile;
import org.lachan.classifier.policy.PolicyPublisher;
import org.lachan.classifier.policy.PolicyState;
import org.lachan.classifier.policy.PublishedPolicy;
import org.lachan.classifier.text.TextScorer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The classifier's role: the text and the media application, the watched policy file, and the janitor. */
public final class Classifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Classifier.class);
    private static final Duration BETWEEN_FILE_CHECKS = Duration.ofSeconds(2);
    // The limit on media bytes is a day, so they must be looked at more often than that.
    private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(1);

    private final PolicyState policy;
    private final Wiring wiring;
    private final Application text;
    private final Application media;
    private final ScheduledExecutorService chores =
            Executors.newSingleThreadScheduledExecutor(Classifier::choresThread);

    private Classifier(PolicyState policy, Wiring wiring) {
        this.policy = policy;
        this.wiring = wiring;
        this.text = wiring.text();
        this.media = wiring.media();
    }

    /**
     * Puts a policy in force where there is none, and starts. The topics must exist.
     *
     * @throws org.lachan.content.yaml.BadSettings when no policy is in force and the given file is not valid
     * @throws IllegalStateException when the brokers do not answer
     * @throws IOException when the data folder cannot be used
     */
    public static Classifier start(ClassifierSettings settings) throws IOException {
        PolicyState state = new PolicyState();
        PolicyFile file = ensurePolicy(settings, state);
        Classifier classifier =
                new Classifier(state, new Wiring(settings, TextScorer.shipped(), state, Clock.systemUTC()));
        try {
            classifier.run(file);
            return classifier;
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    private void run(@Nullable PolicyFile file) {
        text.start();
        media.start();
        startChores(file);
    }

    private static @Nullable PolicyFile ensurePolicy(ClassifierSettings settings, PolicyState state)
            throws IOException {
        Optional<PublishedPolicy> current = Policies.current(settings.bootstrap());
        if (settings.policy() == null) {
            if (current.isEmpty()) {
                PolicyPublisher.publish(settings.bootstrap(), Policies.shipped(), "shipped");
            }
            return null;
        }
        PolicyFile file = new PolicyFile(
                settings.policy(), state, yaml -> PolicyPublisher.publish(settings.bootstrap(), yaml, "policy file"));
        file.atStart(current);
        return file;
    }

    private static Thread choresThread(Runnable task) {
        Thread thread = new Thread(task, "classifier-chores");
        thread.setDaemon(true);
        return thread;
    }

    private void startChores(@Nullable PolicyFile file) {
        repeat(wiring.janitor()::clear, BETWEEN_CLEARINGS);
        if (file != null) {
            repeat(file::check, BETWEEN_FILE_CHECKS);
        }
    }

    private void repeat(Runnable chore, Duration pause) {
        ScheduledFuture<?> unused = chores.scheduleWithFixedDelay(
                () -> attempt(chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    // The executor would never run a chore again that threw once.
    private static void attempt(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.error("event=chore-failed reason=\"{}\"", e.getMessage(), e);
        }
    }

    /** False once an application has given up or stopped. */
    public boolean healthy() {
        return text.healthy() && media.healthy();
    }

    /** For the health page and the log: states, policy version, alerts. */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("healthy", healthy());
        status.put("text", text.status());
        status.put("media", media.status());
        status.putAll(policy.asMap());
        status.put("stepsPastLimit", wiring.stepsPastLimit());
        return status;
    }

    /** Text first, then media. */
    public List<KafkaStreams> streams() {
        return List.of(text.streams(), media.streams());
    }

    @Override
    public void close() {
        chores.shutdownNow();
        text.close();
        media.close();
        wiring.close();
    }
}
