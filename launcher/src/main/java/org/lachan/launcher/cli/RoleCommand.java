package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.exit.Termination;
import org.lachan.launcher.roles.Broker;
import org.lachan.launcher.roles.LockedFolder;
import org.lachan.launcher.roles.Role;
import org.lachan.launcher.roles.RoleSettings;
import org.lachan.launcher.roles.RunningRoles;
import org.lachan.launcher.roles.WebPorts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Runs one role against engines that run elsewhere until SIGTERM or SIGINT.")
final class RoleCommand implements Callable<Integer> {
    private final Role role;
    private final Speech speech;
    private final JsonLines out;

    @Mixin
    private final InstanceOptions options;

    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "Kafka's address.")
    private String bootstrap = "";

    @Option(names = "--jdbc", paramLabel = "URL", description = "PostgreSQL's address; takedown needs it.")
    private @Nullable String jdbc;

    @Option(
            names = "--jdbc-user",
            defaultValue = "lachan",
            paramLabel = "NAME",
            description = "By default ${DEFAULT-VALUE}; the password comes from LACHAN_JDBC_PASSWORD.")
    private String jdbcUser = "lachan";

    @Option(
            names = "--threads",
            defaultValue = "2",
            converter = Positive.class,
            paramLabel = "N",
            description = "Threads of each Streams application; by default ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--replication",
            defaultValue = "1",
            converter = Positive.class,
            paramLabel = "N",
            description = "Replicas of the topics that are missing; by default ${DEFAULT-VALUE}.")
    private int replication;

    RoleCommand(Role role, InstanceOptions options, Speech speech, JsonLines out) {
        this.options = options;
        this.role = role;
        this.speech = speech;
        this.out = out;
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        Termination termination = Termination.install();
        try {
            RunningRoles roles = start(termination);
            out.print(Ready.line(roles, bootstrap, Duration.ofNanos(System.nanoTime() - begin)));
        } catch (RuntimeException e) {
            termination.close();
            throw e;
        }
        termination.await();
        return ExitCode.OK.code();
    }

    private RunningRoles start(Termination termination) {
        Path data = options.data();
        DatabaseAccess database = database();
        createTopics();
        DataFolder folder = termination.closes(LockedFolder.open(data)).folder();
        LogFile.open(folder.logs());
        speech.say("Starting role " + role.label() + " ...", "Đang khởi động vai trò " + role.label() + " ...");
        return termination.closes(RunningRoles.start(new RoleSettings(
                Set.of(role),
                bootstrap,
                database,
                folder,
                options.sources(),
                options.policy(),
                options.allowLoopback(),
                threads,
                new WebPorts(options.consolePort(), options.managementPort()),
                Map.of())));
    }

    private void createTopics() {
        try (Broker broker = Broker.at(bootstrap)) {
            broker.createMissing(0, replication);
        }
    }

    private @Nullable DatabaseAccess database() {
        if (role != Role.TAKEDOWN) {
            return null;
        }
        if (jdbc == null) {
            throw new LaunchFailure(
                    ExitCode.USAGE, "The takedown role needs --jdbc.", "Vai trò takedown cần tùy chọn --jdbc.");
        }
        return DatabaseOptions.outside(jdbc, jdbcUser);
    }
}
