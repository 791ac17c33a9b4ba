package org.lachan.launcher.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.sources.SourceList;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Which file names the sources. */
final class Sources {
    private Sources() {}

    /**
     * A bad file is refused here, before the engines start.
     *
     * @param given null for the one in the data folder
     * @throws LaunchFailure {@code BAD_INPUT} when it is not there
     * @throws org.lachan.content.yaml.BadSettings with every problem and its line
     */
    static Path of(@Nullable Path given, DataFolder folder) {
        Path file = given != null ? given : folder.config().resolve("sources.yaml");
        if (!Files.isReadable(file)) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "There is no readable sources file " + file + ": write one or name it with --sources.",
                    "Không có tệp nguồn đọc được " + file + ": hãy tạo tệp hoặc chỉ ra bằng --sources.");
        }
        readable(file);
        return file;
    }

    private static void readable(Path file) {
        try {
            SourceList.read(file);
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The sources file " + file + " cannot be read: " + e.getMessage(),
                    "Không đọc được tệp nguồn " + file + ": " + e.getMessage(),
                    e);
        }
    }
}
