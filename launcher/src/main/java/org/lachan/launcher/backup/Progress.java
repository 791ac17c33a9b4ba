package org.lachan.launcher.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.lachan.launcher.exit.Speech;

/** Tells people how far long work has come, every two seconds. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Speech speech;
    private final Clock clock;
    private final Manifest manifest;
    private Instant next;
    private long files;
    private long bytes;

    Progress(Speech speech, Clock clock, Manifest manifest) {
        this.speech = speech;
        this.clock = clock;
        this.manifest = manifest;
        this.next = clock.instant().plus(PAUSE);
    }

    void file() {
        files++;
    }

    void bytes(int more) {
        bytes += more;
        if (clock.instant().isAfter(next)) {
            next = clock.instant().plus(PAUSE);
            speech.say(
                    files + " of " + manifest.files() + " files, " + mebibytes(bytes) + " of "
                            + mebibytes(manifest.bytes()) + " MiB",
                    files + "/" + manifest.files() + " tệp, " + mebibytes(bytes) + "/" + mebibytes(manifest.bytes())
                            + " MiB");
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
