package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.backup.Damaged;
import org.lachan.launcher.backup.Restore;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "restore",
        description = {
            "Makes a data folder again from an archive of backup, or only checks the archive.",
            "Every file is compared with its SHA-256; when one differs, nothing stays in the folder."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Speech speech;
    private final JsonLines out;
    private final Clock clock;

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The archive of data.")
    private Path from = Path.of(".");

    @Mixin
    private final KeysOptions keys = new KeysOptions();

    @ArgGroup(multiplicity = "1")
    private Aim aim = new Aim();

    /** One or the other. */
    static final class Aim {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                descriptionKey = "restore.data",
                description = "A new or empty folder.")
        private @Nullable Path data;

        // Either this or a folder is given: the folder's absence says it.
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--verify-only", description = "Read and compare everything, write nothing.")
        private boolean verifyOnly;
    }

    RestoreCommand(Speech speech, JsonLines out, Clock clock) {
        this.speech = speech;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant begin = clock.instant();
        try {
            Restore.Read read = read();
            out.print(line(read, Duration.between(begin, clock.instant())));
            return ExitCode.OK.code();
        } catch (Damaged e) {
            throw new LaunchFailure(ExitCode.BAD_INPUT, e.english(), e.vietnamese(), e);
        }
    }

    private Restore.Read read() {
        Restore restore = new Restore(speech, clock);
        Path data = aim.data;
        return data == null
                ? restore.verify(from, keys.file(), keys.wanted())
                : restore.restore(from, keys.file(), keys.wanted(), data);
    }

    private Map<String, Object> line(Restore.Read read, Duration took) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("archive", read.archive().toString());
        line.put("keys", read.keys() == null ? null : read.keys().toString());
        line.put("data", aim.data == null ? null : aim.data.toString());
        line.put("files", read.files());
        line.put("bytes", read.bytes());
        line.put("product", read.version().product());
        line.put("createdAt", read.createdAt().toString());
        line.put("seconds", KeysOptions.seconds(took));
        return line;
    }
}
