package org.lachan.launcher.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How archives are called when nobody says. */
final class ArchiveNames {
    private static final String ENDING = ".tar.zst";
    private static final String KEYS_ENDING = ".keys.tar.zst";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ArchiveNames() {}

    /** A file in {@code to} where that is a folder, else {@code to} itself. */
    static Path data(Path to, Instant at) {
        return Files.isDirectory(to) ? to.resolve("lachan-" + TIME.format(at) + ENDING) : to;
    }

    /** Where the keys of an archive lie unless they were taken elsewhere. */
    static Path keys(Path data) {
        String name = String.valueOf(data.getFileName());
        String bare = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return data.resolveSibling(bare + KEYS_ENDING);
    }
}
