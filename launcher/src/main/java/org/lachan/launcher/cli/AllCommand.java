package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lachan.launcher.engines.EnginePorts;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.RunningRoles;
import org.lachan.launcher.roles.SystemSettings;
import org.lachan.launcher.roles.WholeSystem;
import org.lachan.takedown.accounts.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "all",
        description = {
            "Runs the engines and all roles in one process tree until SIGTERM or SIGINT.",
            "Kafka does not sync each record to the disk: a power cut may cost the last ones."
        })
final class AllCommand implements Callable<Integer> {
    private final Speech speech;
    private final JsonLines out;

    @Mixin
    private final InstanceOptions instance;

    @Mixin
    private final CrawlOptions crawl = new CrawlOptions();

    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Mixin
    private final ConsoleOptions console = new ConsoleOptions();

    @Mixin
    private final IntakeOptions intake = new IntakeOptions();

    @Option(
            names = "--broker-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of Kafka on 127.0.0.1; by default a free one.")
    private int brokerPort;

    @Option(
            names = "--postgres-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of PostgreSQL on 127.0.0.1; by default a free one.")
    private int postgresPort;

    AllCommand(InstanceOptions instance, Speech speech, JsonLines out) {
        this.instance = instance;
        this.speech = speech;
        this.out = out;
    }

    @Override
    public Integer call() {
        Path data = instance.data();
        SystemSettings settings = new SystemSettings(
                data,
                new EnginePorts(brokerPort, postgresPort),
                instance.web(console.port(), intake.askedOrFree()),
                crawl.sources(),
                policy.policy(),
                crawl.allowLoopback(),
                Map.of());
        LogFile.calm();
        WholeSystem system = WholeSystem.start(settings, speech, folder -> LogFile.open(folder.logs()));
        out.print(Ready.line(system.roles(), system.engines().bootstrap(), system.startedIn()));
        welcome(system.roles());
        system.await();
        return ExitCode.OK.code();
    }

    private void welcome(RunningRoles roles) {
        roles.console().ifPresent(console -> speech.say("Console: " + console, "Bàn làm việc: " + console));
        roles.intake()
                .ifPresent(intake ->
                        speech.say("Report form: " + intake + "/report", "Biểu mẫu báo cáo: " + intake + "/report"));
        if (roles.bean(Accounts.class).list().isEmpty()) {
            String command = "./lachan users add NAME --role analyst --data " + instance.data();
            speech.say("There is no account yet: " + command, "Chưa có tài khoản nào: " + command);
        }
        speech.say("Ready. Ctrl-C stops it.", "Sẵn sàng. Nhấn Ctrl-C để dừng.");
    }
}
