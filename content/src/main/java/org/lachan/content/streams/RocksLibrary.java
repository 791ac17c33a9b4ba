package org.lachan.content.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RocksDB's native library. By itself it unpacks 15 MB under a new name in the temporary folder each time, and a process that
 * is killed, or halted at the end of an orderly stop, leaves them there.
 */
final class RocksLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(RocksLibrary.class);

    private RocksLibrary() {}

    /** Unpacks it where the next start overwrites it, unless this process has it already. */
    static void load(Path stateFolder) {
        try {
            Path folder = Files.createDirectories(stateFolder.resolve("native"));
            NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
        } catch (IOException | UnsatisfiedLinkError e) {
            // A disk may forbid programs; then RocksDB tries the temporary folder.
            LOG.info("event=rocksdb-library-elsewhere folder={} reason=\"{}\"", stateFolder, e.getMessage());
        }
    }
}
