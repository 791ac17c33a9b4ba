package org.lachan.launcher.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** How archives are called when nobody says. */
final class ArchiveNames {
    private static final String ENDING = ".tar.zst";
    private static final String KEYS_ENDING = ".keys.tar.zst";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ArchiveNames() {}

    /**
     * A file in {@code to} where that is a folder, else {@code to} itself.
     *
     * @throws LaunchFailure {@code BAD_INPUT} when it is neither a folder nor named like an archive
     */
    static Path data(Path to, Instant at) {
        return in(to, "lachan-" + TIME.format(at) + ENDING);
    }

    /** The same for the keys. */
    static Path keys(Path to, Instant at) {
        return in(to, "lachan-" + TIME.format(at) + KEYS_ENDING);
    }

    // A misspelt folder must not become a file.
    private static Path in(Path to, String name) {
        if (Files.isDirectory(to)) {
            return to.resolve(name);
        }
        if (String.valueOf(to.getFileName()).endsWith(ENDING)) {
            return to;
        }
        throw new LaunchFailure(
                ExitCode.BAD_INPUT,
                "There is no folder " + to + ": make it first, or name a file that ends in " + ENDING + ".",
                "Không có thư mục " + to + ": hãy tạo trước, hoặc chỉ ra một tệp có đuôi " + ENDING + ".");
    }

    /** Where the keys of an archive lie unless they were taken elsewhere. */
    static Path keys(Path data) {
        String name = String.valueOf(data.getFileName());
        String bare = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return data.resolveSibling(bare + KEYS_ENDING);
    }
}
