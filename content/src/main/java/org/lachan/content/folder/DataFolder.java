package org.lachan.content.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where everything that an instance keeps lies. Deleting the folder deletes the instance.
 *
 * @param root made absolute; need not exist before {@link #create}
 */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Secrets; mode 0700. */
    public Path keys() {
        return root.resolve("keys");
    }

    /**
     * Encrypted bytes, one sub-folder per class of retention: {@code media}, {@code bodies}, {@code captures}, {@code texts},
     * {@code evidence}.
     */
    public Path sealed() {
        return root.resolve("sealed");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Local state of Kafka Streams; can be deleted, it is restored from Kafka. */
    public Path streams() {
        return root.resolve("streams");
    }

    /** What the default channel delivers: drafts of letters. */
    public Path outbox() {
        return root.resolve("outbox");
    }

    public Path config() {
        return root.resolve("config");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /**
     * Makes the folder and its sub-folders where they are missing.
     *
     * @throws IOException when a folder cannot be made or written to
     */
    public DataFolder create() throws IOException {
        Files.createDirectories(root);
        Files.createDirectories(config());
        // Kafka's log holds posts as they were fetched.
        for (Path folder : List.of(keys(), sealed(), kafka(), streams(), outbox(), logs())) {
            OwnerOnly.folder(folder);
        }
        if (!Files.isWritable(root)) {
            throw new IOException("The data folder " + root + " is not writable");
        }
        return this;
    }

    /**
     * Takes the folder for this process until it is closed or the process ends, however it ends.
     *
     * @throws DataFolderInUse when another process, or another part of this one, holds it
     * @throws IOException when the lock file cannot be written
     */
    public AutoCloseable lock() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new DataFolderInUse(root, e);
        }
        if (lock == null) {
            channel.close();
            throw new DataFolderInUse(root, null);
        }
        return channel;
    }
}
