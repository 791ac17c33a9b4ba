package org.lachan.content.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files and folders that only their owner may read. */
public final class OwnerOnly {
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);

    private OwnerOnly() {}

    /** Makes a folder of mode 0700 where there is none. */
    public static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, FOLDER);
        }
        return folder;
    }

    /**
     * Writes a file of mode 0600 where there is none and leaves one that is there. Of several processes that come at
     * once, one writes: all of them then read the same.
     */
    public static void writeOnce(Path file, byte[] bytes) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".new-", "", FILE);
        try {
            Files.write(fresh, bytes);
            // Unlike a move, a link never replaces; unlike a new file, it never shows half of the bytes.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("event=written_by_another file={}", file.getFileName());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Writes a file of mode 0600 where there is none.
     *
     * @throws FileAlreadyExistsException where there is one, which stays as it is
     */
    public static void writeNew(Path file, byte[] bytes) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, FILE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            // Half of the bytes is worse than none.
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Writes a file of mode 0600, replacing what was there in one step. */
    public static Path write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".new-", "", FILE);
        try {
            Files.write(fresh, bytes);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
