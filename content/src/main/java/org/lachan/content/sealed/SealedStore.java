package org.lachan.content.sealed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Encrypted, content-addressed bytes on disk. A reference is {@code sha256-} and the hash of the plain bytes, which is
 * also bound to the cipher text: a file moved to another name does not open.
 */
public final class SealedStore {
    private final Path folder;
    private final Seal seal;

    private SealedStore(Path folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /**
     * Opens the store in a folder, making the folder and the key ({@code sealed.json} in the keys' folder) where they
     * are missing.
     *
     * @throws IOException when the key is damaged or a folder cannot be used
     */
    public static SealedStore open(Path folder, Path keysFolder) throws IOException {
        Files.createDirectories(folder);
        return new SealedStore(folder, Seal.open(keysFolder));
    }

    /** The reference under which these bytes are, or would be, found. */
    public static String reference(byte[] bytes) {
        return Seal.reference(bytes);
    }

    /**
     * Seals the bytes; sealing them again renews their age. On return they are on disk.
     *
     * @return their reference
     * @throws UncheckedIOException when the disk refuses
     */
    public String put(byte[] bytes) {
        String reference = reference(bytes);
        Path file = fileOf(reference);
        try {
            if (!renew(file)) {
                write(file, seal.seal(bytes, reference));
            }
            return reference;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot seal " + bytes.length + " bytes in " + folder, e);
        }
    }

    // Asks the disk once: between two questions the file can expire.
    private static boolean renew(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * The plain bytes, or nothing when they expired or were deleted.
     *
     * @throws DamagedSeal when the file is damaged or was sealed with another key
     * @throws UncheckedIOException when the disk refuses
     */
    public Optional<byte[]> get(String reference) {
        try {
            byte[] sealed = Files.readAllBytes(fileOf(reference));
            return Optional.of(seal.unseal(sealed, reference, folder.toString()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + reference + " in " + folder, e);
        }
    }

    /** Each reference that is there, in no order. */
    public void forEach(Consumer<String> action) {
        try (DirectoryStream<Path> shelves = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path shelf : shelves) {
                forEach(shelf, action);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static void forEach(Path shelf, Consumer<String> action) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (Seal.isReference(name)) {
                    action.accept(name);
                }
            }
        }
    }

    /** Deletes what the reference names; false where there was nothing. */
    public boolean delete(String reference) {
        try {
            return Files.deleteIfExists(fileOf(reference));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + reference + " in " + folder, e);
        }
    }

    /** Deletes what was last sealed before that time, left-over parts of interrupted writes included; tells how many. */
    public int deleteOlderThan(Instant limit) {
        int deleted = 0;
        try (DirectoryStream<Path> shelves = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path shelf : shelves) {
                deleted += deleteOlderThan(limit, shelf);
            }
            return deleted;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + folder, e);
        }
    }

    private static int deleteOlderThan(Instant limit, Path shelf) throws IOException {
        int deleted = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
            for (Path file : files) {
                deleted += isOlderThan(limit, file) && Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return deleted;
    }

    // Writers rename their files, and another role clears the same folder: what vanished must not end the clearing.
    private static boolean isOlderThan(Instant limit, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void write(Path file, byte[] sealed) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".new-", "");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(sealed);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    // One shelf per first byte: a folder of a million files is slow to list.
    private Path fileOf(String reference) {
        return folder.resolve(Seal.sha256(reference).substring(0, 2)).resolve(reference);
    }
}
