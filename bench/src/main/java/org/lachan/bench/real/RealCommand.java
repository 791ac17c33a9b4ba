package org.lachan.bench.real;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lachan bench real}. */
@Command(
        name = "real",
        description = {
            "Runs the whole system on saved pages and labelled comments, served on this machine, and counts the flags.",
            "Prints one line when all is through. None of the input leaves the data folder, which goes with the run."
        })
public final class RealCommand implements Callable<Integer> {
    private final Speech speech;
    private final JsonLines out;

    @Option(
            names = "--articles",
            required = true,
            paramLabel = "DIR",
            description = "Folder whose folder html holds gzipped pages.")
    private Path articles = Path.of("");

    @Option(
            names = "--comments",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines with text and label, gzipped or not.")
    private Path comments = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty folder that stays; by default one that is deleted.")
    private @Nullable Path data;

    @Option(
            names = "--audience",
            paramLabel = "WHOM",
            defaultValue = "general",
            description =
                    "Declared for every source: general, children, teenagers or families; default ${DEFAULT-VALUE}.")
    private DeclaredAudience audience = DeclaredAudience.GENERAL;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "Give up after this long; default ${DEFAULT-VALUE}.")
    private int timeout = 600;

    @Option(
            names = "--flags",
            paramLabel = "FILE",
            description = "Write a line for each flag: why, and which file or row it is about.")
    private @Nullable Path flags;

    @Option(names = "--with-text", description = "With --flags: write the flagged texts too, for a person's eyes.")
    private boolean withText;

    public RealCommand(Speech speech, JsonLines out) {
        this.speech = speech;
        this.out = out;
    }

    /** The exit code; {@code PARTIAL} when not all of the input became posts. */
    @Override
    public Integer call() throws IOException {
        Result result = new RealRun(settings(), speech, Clock.systemUTC()).run();
        out.print(result.line());
        return (result.missing() == 0 ? ExitCode.OK : ExitCode.PARTIAL).code();
    }

    private RealSettings settings() {
        if (withText && flags == null) {
            throw new LaunchFailure(
                    ExitCode.USAGE, "--with-text needs --flags FILE.", "--with-text cần có --flags TỆP.");
        }
        return new RealSettings(articles, comments, data, audience, Duration.ofSeconds(timeout), flags, withText);
    }
}
