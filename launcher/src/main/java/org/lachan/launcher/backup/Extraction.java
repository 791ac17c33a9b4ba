package org.lachan.launcher.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.lachan.content.folder.OwnerOnly;

/** Files of an archive on their way into a folder; each is on the disk when it is closed. */
final class Extraction implements Target {
    private final Path root;

    Extraction(Path root) {
        this.root = root;
    }

    @Override
    public void folder(String name, int mode) throws IOException {
        Path folder = OwnerOnly.folder(root.resolve(name));
        Files.setPosixFilePermissions(folder, Permissions.ofFolder(mode));
    }

    @Override
    public OutputStream file(String name, int mode, FileTime modified) throws IOException {
        Path file = root.resolve(name);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(Permissions.ofFile(mode)));
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                channel.force(true);
                super.close();
                // Kafka and the sealed store tell a file's age by it.
                Files.setLastModifiedTime(file, modified);
            }
        };
    }
}
