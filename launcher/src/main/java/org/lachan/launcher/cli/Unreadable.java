package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Files that a command needs and cannot read. */
final class Unreadable {
    private Unreadable() {}

    static LaunchFailure file(Path file, IOException e) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                "The file " + file + " cannot be read: " + reason(e),
                "Không đọc được tệp " + file + ": " + reason(e),
                e);
    }

    /** For the {@code error} of a line. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
