package org.lachan.launcher.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.FolderVersion;
import org.lachan.launcher.engines.DiskSpace;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.FolderAdmission;

/** Makes a data folder again from what {@link Backup} made. */
public final class Restore {
    /** What a folder may hold and still be empty: the root of a file system, and our lock. */
    private static final Set<String> NOTHING = Set.of("lost+found", "lock");

    private final Speech speech;
    private final Clock clock;

    public Restore(Speech speech, Clock clock) {
        this.speech = speech;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param keys null when they were left out
     * @param files of both archives
     * @param version of the data folder
     */
    public record Read(
            Path archive, @Nullable Path keys, long files, long bytes, FolderVersion version, Instant createdAt) {}

    /**
     * Reads both archives to their ends and writes nothing.
     *
     * @param keys null for beside the data
     * @throws Damaged with the first file that is not what it was
     * @throws LaunchFailure {@code BAD_INPUT} for wrong or missing keys, {@code NEWER_DATA}
     */
    public Read verify(Path archive, @Nullable Path keys, boolean withKeys) {
        Path from = there(archive.toAbsolutePath());
        Path keysFile = withKeys ? keysOf(from, keys) : null;
        try {
            return read(from, keysFile, Target.NOWHERE);
        } catch (IOException e) {
            throw Failed.at(from, e);
        }
    }

    /**
     * Fills an empty folder; leaves it empty when anything fails.
     *
     * @param keys null for beside the data
     * @throws Damaged with the first file that is not what it was
     * @throws LaunchFailure {@code BAD_INPUT}, {@code NEWER_DATA}, {@code DISK_FULL}, {@code DATA_UNWRITABLE}, {@code DATA_IN_USE}
     */
    // The lock is only held.
    @SuppressWarnings("try")
    public Read restore(Path archive, @Nullable Path keys, boolean withKeys, Path data) {
        Path from = there(archive.toAbsolutePath());
        Path keysFile = withKeys ? keysOf(from, keys) : null;
        DataFolder folder = new DataFolder(data);
        try {
            requireEmpty(folder.root());
            requireSpace(folder, from);
            Files.createDirectories(folder.root());
            try (AutoCloseable lock = folder.lock()) {
                return fill(folder, from, keysFile);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw Failed.at(folder.root(), e);
        }
    }

    private Read fill(DataFolder folder, Path archive, @Nullable Path keys) throws IOException {
        Path marker = FolderAdmission.unfinishedRestore(folder);
        boolean done = false;
        try {
            Files.writeString(marker, "Empty this folder and restore again.\n");
            Read read = read(archive, keys, new Extraction(folder.root()));
            mark(folder, read);
            syncFolders(folder.root());
            done = true;
            return read;
        } finally {
            if (!done) {
                empty(folder.root());
            }
            Files.deleteIfExists(marker);
            Failed.sync(folder.root());
        }
    }

    // 0.1.0 left no mark; without one the restored folder would look like a new one of today.
    private static void mark(DataFolder folder, Read read) throws IOException {
        if (FolderVersion.read(folder).isEmpty()) {
            read.version().write(folder);
        }
    }

    private static FolderVersion version(Manifest manifest) {
        return new FolderVersion(manifest.folderFormat(), manifest.folderProduct());
    }

    private Read read(Path archive, @Nullable Path keys, Target target) throws IOException {
        try (ArchiveReader data = open(archive, Manifest.Kind.DATA)) {
            Manifest manifest = data.manifest();
            FolderAdmission.ofThisProgram().requireNotNewer(archive, version(manifest));
            Manifest ofKeys = keys == null ? null : readKeys(keys, manifest, target);
            data.readAll(target, new Progress(speech, clock, manifest));
            return new Read(
                    archive,
                    keys,
                    manifest.files() + (ofKeys == null ? 0 : ofKeys.files()),
                    manifest.bytes() + (ofKeys == null ? 0 : ofKeys.bytes()),
                    version(manifest),
                    manifest.createdAt());
        }
    }

    // The keys first: they are small, and without the right ones nothing else need be written.
    private Manifest readKeys(Path keys, Manifest data, Target target) throws IOException {
        try (ArchiveReader reader = open(keys, Manifest.Kind.KEYS)) {
            if (!reader.manifest().keysId().equals(data.keysId())) {
                throw new LaunchFailure(
                        ExitCode.BAD_INPUT,
                        "The keys in " + keys + " are not those of the data: name the right file with --keys.",
                        "Khóa trong " + keys + " không phải của dữ liệu này: hãy chỉ ra tệp đúng bằng --keys.");
            }
            reader.readAll(target, new Progress(speech, clock, reader.manifest()));
            return reader.manifest();
        }
    }

    private static ArchiveReader open(Path archive, Manifest.Kind kind) throws IOException {
        ArchiveReader reader;
        try {
            reader = new ArchiveReader(archive);
        } catch (NoSuchFileException e) {
            throw missing(archive, e);
        }
        if (reader.manifest().kind() == kind && reader.manifest().format() <= Manifest.FORMAT) {
            return reader;
        }
        Manifest manifest = reader.manifest();
        reader.close();
        throw manifest.format() > Manifest.FORMAT ? newer(archive, manifest) : otherKind(archive, kind);
    }

    // Before its keys, which are looked for beside it.
    private static Path there(Path archive) {
        if (Files.isRegularFile(archive)) {
            return archive;
        }
        throw missing(archive, null);
    }

    private static Path keysOf(Path archive, @Nullable Path keys) {
        Path file = keys == null ? ArchiveNames.keys(archive) : keys.toAbsolutePath();
        if (Files.isReadable(file)) {
            return file;
        }
        throw new LaunchFailure(
                ExitCode.BAD_INPUT,
                "There is no readable file of keys " + file
                        + ": name it with --keys. Without keys, sealed texts cannot be"
                        + " opened and ids change; --without-keys restores the rest.",
                "Không có tệp khóa đọc được " + file + ": hãy chỉ ra bằng --keys. Không có khóa thì không mở được văn"
                        + " bản niêm phong và mã định danh thay đổi; --without-keys khôi phục phần còn lại.");
    }

    private static void requireEmpty(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.list(root)) {
            if (files.anyMatch(file -> !NOTHING.contains(String.valueOf(file.getFileName())))) {
                throw new LaunchFailure(
                        ExitCode.BAD_INPUT,
                        "The folder " + root + " is not empty: restore into a new one.",
                        "Thư mục " + root + " không trống: hãy khôi phục vào thư mục mới.");
            }
        }
    }

    private static void requireSpace(DataFolder folder, Path archive) throws IOException {
        try (ArchiveReader reader = open(archive, Manifest.Kind.DATA)) {
            Failed.requireSpace(folder.root(), reader.manifest().bytes() + DiskSpace.MINIMUM);
        }
    }

    private static void empty(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> written = files.filter(file -> !file.equals(root))
                    .filter(file -> !NOTHING.contains(Names.of(root, file)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : written) {
                Files.delete(file);
            }
        }
    }

    private static void syncFolders(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path folder : files.filter(Files::isDirectory).toList()) {
                Failed.sync(folder);
            }
        }
    }

    private static LaunchFailure missing(Path archive, @Nullable NoSuchFileException e) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                "There is no archive " + archive + ": check --from.",
                "Không có tệp lưu trữ " + archive + ": hãy kiểm tra --from.",
                e);
    }

    private static LaunchFailure newer(Path archive, Manifest manifest) {
        return new LaunchFailure(
                ExitCode.NEWER_DATA,
                "The archive " + archive + " was made by version " + manifest.product() + " in a format that this one"
                        + " does not know: restore it with that version.",
                "Tệp lưu trữ " + archive + " do phiên bản " + manifest.product()
                        + " tạo theo định dạng mà bản này không biết: hãy khôi phục bằng phiên bản đó.");
    }

    private static LaunchFailure otherKind(Path archive, Manifest.Kind wanted) {
        return wanted == Manifest.Kind.DATA
                ? new LaunchFailure(
                        ExitCode.BAD_INPUT,
                        "The archive " + archive + " holds keys, not data: --from names the archive of data.",
                        "Tệp " + archive + " chứa khóa, không phải dữ liệu: --from là tệp lưu trữ dữ liệu.")
                : new LaunchFailure(
                        ExitCode.BAD_INPUT,
                        "The archive " + archive + " holds data, not keys: --keys names the archive of keys.",
                        "Tệp " + archive + " chứa dữ liệu, không phải khóa: --keys là tệp lưu trữ khóa.");
    }
}
