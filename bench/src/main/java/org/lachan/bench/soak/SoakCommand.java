package org.lachan.bench.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lachan bench soak}. */
@Command(
        name = "soak",
        description = {
            "Runs ingest and a broker against many hosts on this machine that misbehave, and prints one line of what came of it.",
            "Ends with 1 when a post is lost, damaged or there twice, or a host was visited against its wish."
        })
public final class SoakCommand implements Callable<Integer> {
    private static final int KILLS = 3;
    private static final int SECONDS_A_MINUTE = 60;

    private final Speech speech;
    private final JsonLines out;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long, with the quiet end; default ${DEFAULT-VALUE}.")
    private double minutes = 30;

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many hosts, each a source; default ${DEFAULT-VALUE}.")
    private int hosts = 500;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the hosts do is drawn from it; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--kill",
            description = "Kill the system's process three times, and start it again on the same data.")
    private boolean kill;

    public SoakCommand(Speech speech, JsonLines out) {
        this.speech = speech;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SoakResult result = SoakRun.run(settings(), speech);
        out.print(result.line());
        if (!result.clean()) {
            speech.say(
                    "Posts were lost, damaged or there twice, or hosts were visited against their wish.",
                    "Có bài bị mất, hỏng hoặc lặp lại, hoặc có máy chủ bị truy cập trái ý.");
        }
        return (result.clean() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private SoakSettings settings() {
        try {
            Duration length = Duration.ofSeconds(Math.round(minutes * SECONDS_A_MINUTE));
            return new SoakSettings(length, hosts, seed, kill ? KILLS : 0);
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure(
                    ExitCode.USAGE,
                    e.getMessage() + ".",
                    "Một lần thử kéo dài từ 20 giây và có từ 1 đến 2.000 máy chủ.",
                    e);
        }
    }
}
