package org.lachan.launcher.roles;

import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.engines.DiskWatch;
import org.lachan.launcher.engines.Engines;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.exit.Termination;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Engines, topics and all roles in one process tree, on one data folder. */
public final class WholeSystem implements AutoCloseable {
    private static final int STREAM_THREADS = 2;

    private final Termination termination;
    private final DataFolder folder;
    private final Engines engines;
    private final RunningRoles roles;
    private final Duration startedIn;

    private WholeSystem(
            Termination termination, DataFolder folder, Engines engines, RunningRoles roles, Duration startedIn) {
        this.termination = termination;
        this.folder = folder;
        this.engines = engines;
        this.roles = roles;
        this.startedIn = startedIn;
    }

    /** Returns when everything answers. Throws {@link LaunchFailure} for what a person can mend, with nothing left running. */
    public static WholeSystem start(SystemSettings settings, Speech speech) {
        return start(settings, speech, folder -> {});
    }

    /**
     * The same.
     *
     * @param locked told of the folder as soon as it belongs to this process: where to log
     */
    public static WholeSystem start(SystemSettings settings, Speech speech, Consumer<DataFolder> locked) {
        Termination termination = Termination.install(speech);
        try {
            return start(settings, speech, locked, termination);
        } catch (RuntimeException | Error e) {
            termination.close();
            throw e;
        }
    }

    public DataFolder folder() {
        return folder;
    }

    public Engines engines() {
        return engines;
    }

    public RunningRoles roles() {
        return roles;
    }

    /** What is given to it is closed before the system. */
    public Termination termination() {
        return termination;
    }

    /** From the call to ready. */
    public Duration startedIn() {
        return startedIn;
    }

    /** Blocks until SIGTERM or SIGINT has stopped everything and the process ends with 0: never returns. */
    public void await() {
        termination.await();
    }

    @Override
    public void close() {
        termination.close();
    }

    private static WholeSystem start(
            SystemSettings settings, Speech speech, Consumer<DataFolder> locked, Termination termination) {
        long begin = System.nanoTime();
        refuseBeforeMaking(settings);
        DataFolder folder =
                termination.closes(LockedFolder.open(settings.data(), locked)).folder();
        settings.web().requireFree();
        Sources.of(settings.sources(), folder);
        speech.say("Data folder: " + folder.root(), "Thư mục dữ liệu: " + folder.root());
        speech.say("Starting Kafka and PostgreSQL ...", "Đang khởi động Kafka và PostgreSQL ...");
        Engines engines = termination.closes(Engines.start(folder, settings.engines()));
        termination.closes(DiskWatch.start(folder.root(), DiskWatch.LEAST, full -> {
            full.tell(speech);
            termination.end(full.exitCode());
        }));
        createTopics(engines, speech);
        speech.say("Starting the roles ...", "Đang khởi động các vai trò ...");
        RunningRoles roles = termination.closes(
                RunningRoles.start(roleSettings(settings, folder, engines), Map.of("engines", health(engines))));
        termination.started();
        return new WholeSystem(termination, folder, engines, roles, Duration.ofNanos(System.nanoTime() - begin));
    }

    // A refusal leaves no half-made folder. One that was used may be in use now, and that is then what must be said.
    private static void refuseBeforeMaking(SystemSettings settings) {
        DataFolder folder = new DataFolder(settings.data());
        if (Files.exists(folder.kafka())) {
            return;
        }
        settings.web().requireFree();
        settings.engines().requireFree();
        Sources.of(settings.sources(), folder);
        PolicySource.check(settings.policy());
    }

    private static void createTopics(Engines engines, Speech speech) {
        try (Broker broker = Broker.at(engines.bootstrap())) {
            List<String> created = broker.createMissing(0, 1);
            if (!created.isEmpty()) {
                speech.say("Created " + created.size() + " topics.", "Đã tạo " + created.size() + " chủ đề.");
            }
        }
    }

    private static RoleSettings roleSettings(SystemSettings settings, DataFolder folder, Engines engines) {
        return new RoleSettings(
                EnumSet.allOf(Role.class),
                engines.bootstrap(),
                engines.database(),
                folder,
                settings.sources(),
                settings.policy(),
                settings.allowLoopback(),
                STREAM_THREADS,
                settings.web(),
                settings.properties());
    }

    private static HealthIndicator health(Engines engines) {
        return () -> (engines.healthy() ? Health.up() : Health.down()).build();
    }
}
