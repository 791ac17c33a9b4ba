package org.lachan.launcher.backup;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.lachan.content.hashes.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code tar} in {@code zstd}: the manifest, then folders and files, after every {@link #CHUNK} files their
 * sums, at last an end entry, which a cut-off archive lacks. Nothing is held that grows with the folder.
 */
final class ArchiveWriter implements AutoCloseable {
    private static final int CHUNK = 1_000;
    private static final int LEVEL = 3;
    private static final int BUFFER = 1 << 16;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final MessageDigest digest = Sha256.digest();
    private final TarArchiveOutputStream tar;
    private final Progress progress;
    private final List<FileSum> sums = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private int chunks;
    private long files;
    private long bytes;

    /** @param out closed with this */
    ArchiveWriter(OutputStream out, Manifest manifest, Progress progress) throws IOException {
        this.progress = progress;
        ZstdOutputStream zstd =
                new ZstdOutputStream(new BufferedOutputStream(new DigestOutputStream(out, digest), BUFFER), LEVEL);
        zstd.setChecksum(true);
        this.tar = new TarArchiveOutputStream(zstd, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        json(Names.MANIFEST, MAPPER.writeValueAsString(manifest));
    }

    /** What was written, and the hash of the archive itself. */
    record Written(long files, long bytes, String sha256) {}

    void folder(String name, PosixFileAttributes attributes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(Names.DATA + name + "/");
        describe(entry, attributes);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** @throws IOException also when the file grew or shrank since its attributes were read */
    void file(String name, Path path, PosixFileAttributes attributes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(Names.DATA + name);
        describe(entry, attributes);
        entry.setSize(attributes.size());
        tar.putArchiveEntry(entry);
        MessageDigest sum = Sha256.digest();
        long copied = copy(path, sum);
        if (copied != attributes.size()) {
            throw new IOException(path + " changed while it was read");
        }
        tar.closeArchiveEntry();
        files++;
        bytes += copied;
        progress.file();
        sums.add(new FileSum(name, copied, Sha256.of(sum)));
        if (sums.size() >= CHUNK) {
            writeSums();
        }
    }

    /** Writes the end and closes. */
    Written finish() throws IOException {
        writeSums();
        Map<String, Object> end = new HashMap<>();
        end.put("files", files);
        end.put("bytes", bytes);
        json(Names.END, MAPPER.writeValueAsString(end));
        tar.close();
        return new Written(files, bytes, Sha256.of(digest));
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private long copy(Path path, MessageDigest sum) throws IOException {
        long copied = 0;
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                tar.write(buffer, 0, read);
                sum.update(buffer, 0, read);
                copied += read;
                progress.bytes(read);
            }
        }
        return copied;
    }

    private void writeSums() throws IOException {
        if (sums.isEmpty()) {
            return;
        }
        chunks++;
        json(Names.SUMS + chunks + ".json", MAPPER.writeValueAsString(sums));
        sums.clear();
    }

    private void json(String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void describe(TarArchiveEntry entry, PosixFileAttributes attributes) {
        entry.setMode(Permissions.mode(attributes.permissions()));
        entry.setLastModifiedTime(attributes.lastModifiedTime());
        // Whose they were is of no use elsewhere: the one who restores owns them.
        entry.setIds(0, 0);
        entry.setNames("", "");
    }
}
