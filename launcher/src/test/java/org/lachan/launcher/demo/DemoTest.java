package org.lachan.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.hashes.Sha256;
import org.lachan.launcher.backup.Backup;
import org.lachan.launcher.backup.Restore;
import org.lachan.launcher.engines.EnginePorts;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.WebPorts;
import org.lachan.launcher.sampleweb.SampleWeb;

/** End to end: real engines, real HTTP, the console's own pages; and the drill of docs/operations.md. */
class DemoTest {
    private final Speech speech = new Speech(new PrintStream(PrintStream.nullOutputStream()), false);

    @Test
    void shouldReachTheNumbersOfTheSampleWebAndDoubleNothingEvenAfterARestore(@TempDir Path place) throws IOException {
        // given
        Path folder = place.resolve("data");
        Path archives = Files.createDirectory(place.resolve("archives"));

        // when
        Summary first = run(folder);
        Summary again = run(folder);
        Map<String, String> letters = letters(folder);
        Backup.Made backup = new Backup(speech, Clock.systemUTC()).make(folder, archives, null, true);
        destroy(folder);
        Path elsewhere = place.resolve("elsewhere");
        new Restore(speech, Clock.systemUTC()).restore(backup.archive(), null, true, elsewhere);
        Summary restored = run(elsewhere);

        // then
        assertThat(first.differencesFrom(SampleWeb.expected())).isEmpty();
        assertThat(again.differencesFrom(SampleWeb.expected())).isEmpty();
        assertThat(restored.differencesFrom(SampleWeb.expected())).isEmpty();
        assertThat(letters(elsewhere)).isEqualTo(letters).isNotEmpty();
    }

    private Summary run(Path folder) {
        DemoSettings settings =
                new DemoSettings(folder, null, true, Duration.ofMinutes(8), EnginePorts.FREE, new WebPorts(0, 0));
        return new Demo(settings, speech, Clock.systemUTC()).run();
    }

    /** Hashes of everything in the outbox. */
    private static Map<String, String> letters(Path folder) throws IOException {
        Path outbox = folder.resolve("outbox");
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(outbox)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(outbox.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private static void destroy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
