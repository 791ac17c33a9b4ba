package org.lachan.launcher.backup;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link ArchiveWriter} wrote, and believes nothing of it unchecked. */
final class ArchiveReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_JSON = 8 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path archive;
    private final InputStream frame;
    private final TarArchiveInputStream tar;
    private final Manifest manifest;
    private final Map<String, FileSum> unchecked = new LinkedHashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private String last = Names.MANIFEST;
    private long files;
    private long bytes;

    /**
     * Reads the manifest.
     *
     * @throws Damaged when there is none
     * @throws IOException when the file cannot be opened
     */
    ArchiveReader(Path archive) throws IOException {
        this.archive = archive;
        InputStream in = Files.newInputStream(archive);
        try {
            this.frame = new ZstdInputStream(new BufferedInputStream(in, BUFFER));
            this.tar = new TarArchiveInputStream(frame, StandardCharsets.UTF_8.name());
            this.manifest = readManifest();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Reads everything into {@code target} and checks every sum.
     *
     * @throws Damaged with the first file that is not what it was
     * @throws IOException when {@code target} refuses
     */
    void readAll(Target target, Progress progress) throws IOException {
        for (TarArchiveEntry entry = next(); entry != null; entry = next()) {
            last = entry.getName();
            if (last.startsWith(Names.SUMS)) {
                checkSums();
            } else if (last.equals(Names.END)) {
                checkEnd();
                return;
            } else {
                take(entry, target, progress);
            }
        }
        throw Damaged.cutOff(archive, last);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private Manifest readManifest() {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null || !entry.getName().equals(Names.MANIFEST)) {
                throw Damaged.noArchive(archive, null);
            }
            return MAPPER.readValue(tar.readNBytes(MOST_JSON), Manifest.class);
        } catch (IOException | JacksonException e) {
            throw Damaged.noArchive(archive, e);
        }
    }

    private @Nullable TarArchiveEntry next() {
        try {
            return tar.getNextEntry();
        } catch (IOException e) {
            throw Damaged.unreadable(archive, last, e);
        }
    }

    private void take(TarArchiveEntry entry, Target target, Progress progress) throws IOException {
        String name = safeName(entry);
        if (entry.isDirectory()) {
            target.folder(name, entry.getMode());
            return;
        }
        MessageDigest sum = Sha256.digest();
        long copied = 0;
        try (OutputStream out = target.file(name, entry.getMode(), entry.getLastModifiedTime())) {
            for (int read = read(); read >= 0; read = read()) {
                out.write(buffer, 0, read);
                sum.update(buffer, 0, read);
                copied += read;
                requireAnnounced(bytes + copied);
                progress.bytes(read);
            }
        }
        files++;
        bytes += copied;
        progress.file();
        if (unchecked.put(name, new FileSum(name, copied, Sha256.of(sum))) != null) {
            throw Damaged.foreign(archive, name);
        }
    }

    // Links would lead what follows out of the folder; a backup holds none.
    private String safeName(TarArchiveEntry entry) {
        String name = last.startsWith(Names.DATA) ? last.substring(Names.DATA.length()) : "";
        if (entry.isDirectory() && name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        boolean plain = entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_DIR;
        if (!plain || !Names.isSafe(manifest.kind(), name)) {
            throw Damaged.foreign(archive, last);
        }
        return name;
    }

    private int read() {
        try {
            return tar.read(buffer);
        } catch (IOException e) {
            throw Damaged.unreadable(archive, last, e);
        }
    }

    private void requireAnnounced(long soFar) {
        if (soFar > manifest.bytes()) {
            throw Damaged.changed(archive, last);
        }
    }

    private void checkSums() {
        Set<String> summed = new HashSet<>();
        for (FileSum sum : json(FileSum[].class)) {
            if (!sum.equals(unchecked.get(sum.name()))) {
                throw Damaged.changed(archive, sum.name());
            }
            summed.add(sum.name());
        }
        unchecked.keySet().removeAll(summed);
        requireNoneUnchecked();
    }

    private void checkEnd() {
        requireNoneUnchecked();
        JsonNode end = json(JsonNode.class);
        boolean all = end.path("files").asLong(-1) == files
                && end.path("bytes").asLong(-1) == bytes
                && manifest.files() == files
                && manifest.bytes() == bytes;
        if (!all) {
            throw Damaged.changed(archive, Names.END);
        }
        if (next() != null) {
            throw Damaged.foreign(archive, "more than its end");
        }
        drain();
    }

    // The frame's checksum, over names and permissions too, comes behind everything else.
    private void drain() {
        try {
            frame.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw Damaged.unreadable(archive, last, e);
        }
    }

    private void requireNoneUnchecked() {
        if (!unchecked.isEmpty()) {
            throw Damaged.changed(archive, unchecked.keySet().iterator().next());
        }
    }

    private <T> T json(Class<T> type) {
        try {
            return MAPPER.readValue(tar.readNBytes(MOST_JSON), type);
        } catch (IOException | JacksonException e) {
            throw Damaged.unreadable(archive, last, e);
        }
    }
}
