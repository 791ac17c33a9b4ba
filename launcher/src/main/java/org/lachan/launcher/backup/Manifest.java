package org.lachan.launcher.backup;

import java.time.Instant;

/**
 * The first entry of an archive.
 *
 * @param format of archives; a reader refuses higher ones than it knows
 * @param product version of the program that made the archive
 * @param folderFormat format of the data folder
 * @param folderProduct version of the program that wrote to the folder last
 * @param keysId names the keys that the data were sealed with, without telling anything about them
 * @param files how many files follow
 * @param bytes of these files, uncompressed
 */
record Manifest(
        int format,
        Kind kind,
        String product,
        int folderFormat,
        String folderProduct,
        Instant createdAt,
        String keysId,
        long files,
        long bytes) {
    static final int FORMAT = 1;

    private static final long MOST = 1L << 60;

    Manifest {
        if (format < 1 || folderFormat < 1 || files < 0 || bytes < 0 || bytes > MOST) {
            throw new IllegalArgumentException("No manifest has format " + format + ", folder format " + folderFormat
                    + ", " + files + " files and " + bytes + " bytes");
        }
    }

    /** What an archive holds. */
    enum Kind {
        /** Everything but the keys. */
        DATA,
        /** The folder {@code keys} alone. */
        KEYS
    }
}
