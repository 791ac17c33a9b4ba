package org.lachan.launcher.roles;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Which file names the sources. */
final class Sources {
    private Sources() {}

    /**
     * @param given null for the one in the data folder
     * @throws LaunchFailure {@code BAD_INPUT} when it is not there
     */
    static Path of(@Nullable Path given, DataFolder folder) {
        Path file = given != null ? given : folder.config().resolve("sources.yaml");
        if (!Files.isReadable(file)) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "There is no readable sources file " + file + ": write one or name it with --sources.",
                    "Không có tệp nguồn đọc được " + file + ": hãy tạo tệp hoặc chỉ ra bằng --sources.");
        }
        return file;
    }
}
