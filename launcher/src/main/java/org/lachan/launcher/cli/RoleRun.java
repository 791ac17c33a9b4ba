package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.exit.Termination;
import org.lachan.launcher.roles.IntakePort;
import org.lachan.launcher.roles.LockedFolder;
import org.lachan.launcher.roles.Role;
import org.lachan.launcher.roles.RoleSettings;
import org.lachan.launcher.roles.RunningRoles;
import picocli.CommandLine.Mixin;

/** One role against engines that run elsewhere: what the three commands have in common. */
final class RoleRun {
    private final Role role;
    private final Speech speech;
    private final JsonLines out;

    @Mixin
    private final InstanceOptions instance;

    @Mixin
    private final BrokerOptions broker = new BrokerOptions();

    RoleRun(Role role, InstanceOptions instance, Speech speech, JsonLines out) {
        this.role = role;
        this.instance = instance;
        this.speech = speech;
        this.out = out;
    }

    /** What only some roles are told; null and 0 for what the role does not use. */
    record Particulars(
            @Nullable DatabaseAccess database,
            @Nullable Path sources,
            @Nullable Path policy,
            boolean allowLoopback,
            int threads,
            int consolePort,
            @Nullable IntakePort intake) {}

    /** Runs until a signal. */
    int run(Particulars particulars) {
        long begin = System.nanoTime();
        Termination termination = Termination.install(speech);
        try {
            RunningRoles roles = start(particulars, termination);
            out.print(Ready.line(roles, broker.bootstrap(), Duration.ofNanos(System.nanoTime() - begin)));
        } catch (RuntimeException | Error e) {
            termination.close();
            throw e;
        }
        termination.await();
        return ExitCode.OK.code();
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    DataFolder folder() {
        return new DataFolder(instance.anyData());
    }

    private RunningRoles start(Particulars particulars, Termination termination) {
        Path data = instance.data();
        broker.createTopics();
        DataFolder folder = termination
                .closes(LockedFolder.open(data, locked -> LogFile.open(locked.logs())))
                .folder();
        speech.say("Starting role " + role.label() + " ...", "Đang khởi động vai trò " + role.label() + " ...");
        return termination.closes(RunningRoles.start(new RoleSettings(
                Set.of(role),
                broker.bootstrap(),
                particulars.database(),
                folder,
                particulars.sources(),
                particulars.policy(),
                particulars.allowLoopback(),
                particulars.threads(),
                instance.web(particulars.consolePort(), particulars.intake()),
                Map.of())));
    }
}
