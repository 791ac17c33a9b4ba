package org.lachan.launcher.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.cli.Port;
import org.lachan.launcher.cli.Positive;
import org.lachan.launcher.engines.EnginePorts;
import org.lachan.launcher.engines.LoopbackPort;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.IntakePort;
import org.lachan.launcher.roles.WebPorts;
import org.lachan.launcher.sampleweb.SampleWeb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lachan demo}. */
@Command(
        name = "demo",
        description = {
            "Runs everything over a bundled, invented web: crawl, score, flag, review, removal requests.",
            "Chạy toàn bộ hệ thống trên một trang mẫu bịa đặt: thu thập, chấm điểm, gắn cờ, duyệt, yêu cầu gỡ."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Speech speech;

    @Option(names = "--once", description = "Let scripts act as analyst and approver, print one JSON line and end.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "lachan-demo-data",
            description = "A new or empty folder, or that of an earlier demo; default ${DEFAULT-VALUE}.")
    private Path data = Path.of("lachan-demo-data");

    @Option(names = "--sources", paramLabel = "FILE", description = "Run on these sources instead of the sample web.")
    private @Nullable Path sources;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            converter = Positive.class,
            description = "With --once: give up after this long; default ${DEFAULT-VALUE}.")
    private int timeout = 600;

    @Option(
            names = "--console-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of the console; default: any free one.")
    private int consolePort;

    @Option(
            names = "--management-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of health and metrics.")
    private int managementPort;

    @Option(
            names = "--broker-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of Kafka.")
    private int brokerPort;

    @Option(
            names = "--postgres-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of PostgreSQL.")
    private int postgresPort;

    public DemoCommand(Speech speech) {
        this.speech = speech;
    }

    /** The exit code; 1 when the sample web's own numbers are not met. */
    @Override
    public Integer call() {
        Summary summary = new Demo(settings(), speech, Clock.systemUTC()).run();
        JsonLines.stdout().print(summary.line());
        List<String> differences = sources == null ? summary.differencesFrom(SampleWeb.expected()) : List.of();
        differences.forEach(difference ->
                speech.say("Not as the sample web says: " + difference, "Không đúng như trang mẫu: " + difference));
        return (differences.isEmpty() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private DemoSettings settings() {
        return new DemoSettings(
                data,
                sources,
                once,
                Duration.ofSeconds(timeout),
                new EnginePorts(brokerPort, postgresPort),
                new WebPorts(LoopbackPort.HOST, consolePort, managementPort, IntakePort.FREE));
    }
}
