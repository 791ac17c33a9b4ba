package org.lachan.bench.real;

import java.io.IOException;
import java.nio.file.Path;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Sentences about inputs that cannot be served. */
final class BadInput {
    private BadInput() {}

    static LaunchFailure missing(Path path, String wantedEnglish, String wantedVietnamese) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                "There is no " + wantedEnglish + " " + path + ".",
                "Không có " + wantedVietnamese + " " + path + ".");
    }

    static LaunchFailure unreadable(Path file, IOException e) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                "The file " + file + " cannot be read: " + e.getMessage(),
                "Không đọc được tệp " + file + ": " + e.getMessage(),
                e);
    }

    /** @param line from 1 */
    static LaunchFailure row(Path file, int line, String english, String vietnamese) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                file + ", line " + line + ": " + english,
                file + ", dòng " + line + ": " + vietnamese);
    }
}
