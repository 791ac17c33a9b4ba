package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
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
                "Không đọc được tệp " + file + ": " + vietnamese(e),
                e);
    }

    /** For the {@code error} of a line. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String vietnamese(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "không có tệp này";
        }
        return e instanceof AccessDeniedException ? "không có quyền" : reason(e);
    }
}
