package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.backup.Backup;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        description = {
            "Puts a data folder into one archive and its keys into another; the instance must be stopped.",
            "Local state of Kafka Streams, logs and media are left out; it is read back before it gets its name."
        })
final class BackupCommand implements Callable<Integer> {
    private final Speech speech;
    private final JsonLines out;
    private final Clock clock;

    @Mixin
    private final KeysOptions keys = new KeysOptions();

    @Option(
            names = "--data",
            defaultValue = "data",
            paramLabel = "DIR",
            descriptionKey = "backup.data",
            description = "The data folder; by default ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "PATH",
            description =
                    "A folder that is there, in which the archive gets a name with the time, or a new file NAME.tar.zst.")
    private Path to = Path.of(".");

    BackupCommand(Speech speech, JsonLines out, Clock clock) {
        this.speech = speech;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        LogFile.quiet();
        Instant begin = clock.instant();
        Backup.Made made = new Backup(speech, clock).make(data, to, keys.file(), keys.wanted());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("archive", made.archive().toString());
        line.put("keys", text(made.keys()));
        line.put("files", made.files());
        line.put("bytes", made.bytes());
        line.put("archiveBytes", made.archiveBytes());
        line.put("sha256", made.sha256());
        line.put("seconds", KeysOptions.seconds(Duration.between(begin, clock.instant())));
        out.print(line);
        if (made.keys() != null && keys.file() == null) {
            speech.say(
                    "The keys are in " + made.keys() + ": keep them apart from the data. Who has both can read"
                            + " everything; without them nobody can read what is sealed.",
                    "Khóa nằm trong " + made.keys() + ": hãy cất riêng khỏi dữ liệu. Ai có cả hai sẽ đọc được tất cả;"
                            + " không có khóa thì không ai đọc được phần niêm phong.");
        }
        return ExitCode.OK.code();
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
