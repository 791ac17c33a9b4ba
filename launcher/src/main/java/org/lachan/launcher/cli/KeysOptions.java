package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which keys a backup or a restore is about. */
final class KeysOptions {
    @ArgGroup
    private @Nullable Choice choice;

    /** One or the other. */
    static final class Choice {
        @Option(
                names = "--keys",
                paramLabel = "FILE",
                descriptionKey = "backup.keys",
                description = "The archive of keys; by default beside that of the data.")
        private @Nullable Path file;

        @Option(names = "--without-keys", description = "Leave the keys out.")
        private boolean without;
    }

    /** Null for the usual place. */
    @Nullable
    Path file() {
        return choice == null ? null : choice.file;
    }

    boolean wanted() {
        return choice == null || !choice.without;
    }

    /** With one decimal. */
    static double seconds(Duration took) {
        return Math.round(took.toMillis() / 100.0) / 10.0;
    }
}
