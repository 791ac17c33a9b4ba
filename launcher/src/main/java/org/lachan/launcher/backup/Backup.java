package org.lachan.launcher.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.DataFolderInUse;
import org.lachan.content.folder.FolderVersion;
import org.lachan.content.folder.OwnerOnly;
import org.lachan.launcher.engines.EmbeddedPostgres;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.FolderAdmission;
import org.lachan.launcher.roles.Product;

/** Puts a data folder that no instance uses into one archive, and its keys into another. */
public final class Backup {
    private final Speech speech;
    private final Clock clock;

    public Backup(Speech speech, Clock clock) {
        this.speech = speech;
        this.clock = clock;
    }

    /**
     * What was made.
     *
     * @param keys null when they were left out
     * @param bytes of the files
     * @param archiveBytes of the archive of data
     * @param sha256 of the same
     */
    public record Made(Path archive, @Nullable Path keys, long files, long bytes, long archiveBytes, String sha256) {}

    /**
     * Writes, reads back and only then names the archives.
     *
     * @param to a folder, or a file {@code *.tar.zst} that is not there yet
     * @param keys where the keys go, likewise; null for beside the data
     * @throws LaunchFailure {@code DATA_IN_USE}, {@code BAD_INPUT}, {@code DATA_UNWRITABLE}, {@code DISK_FULL}, {@code NEWER_DATA}
     */
    // The lock is only held.
    @SuppressWarnings("try")
    public Made make(Path data, Path to, @Nullable Path keys, boolean withKeys) {
        DataFolder folder = new DataFolder(data);
        requireData(folder);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path archive = ArchiveNames.data(to.toAbsolutePath().normalize(), now);
        Path keysFile = keys == null ? ArchiveNames.keys(archive) : ArchiveNames.keys(keys.toAbsolutePath(), now);
        try (AutoCloseable lock = lock(folder)) {
            bringToRest(folder);
            if (withKeys) {
                write(folder, Manifest.Kind.KEYS, keysFile, now);
            }
            ArchiveWriter.Written written = write(folder, Manifest.Kind.DATA, archive, now);
            return new Made(
                    archive,
                    withKeys ? keysFile : null,
                    written.files(),
                    written.bytes(),
                    Files.size(archive),
                    written.sha256());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw Failed.at(archive, e);
        }
    }

    private static void requireData(DataFolder folder) {
        boolean some =
                Stream.of(folder.config(), folder.kafka(), folder.postgres()).anyMatch(Files::isDirectory);
        if (!some) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "There is no data of an instance in " + folder.root() + ": check --data.",
                    "Không có dữ liệu của Lá chắn trong " + folder.root() + ": hãy kiểm tra --data.");
        }
    }

    private static AutoCloseable lock(DataFolder folder) throws IOException {
        try {
            return folder.lock();
        } catch (DataFolderInUse e) {
            throw new LaunchFailure(
                    ExitCode.DATA_IN_USE,
                    "An instance runs on " + folder.root()
                            + ": stop it (Ctrl-C or SIGTERM), then back up; what it writes meanwhile would not fit"
                            + " together.",
                    "Có tiến trình đang chạy trên " + folder.root()
                            + ": hãy dừng nó (Ctrl-C hoặc SIGTERM) rồi sao lưu; những gì nó ghi trong lúc đó sẽ không"
                            + " khớp nhau.",
                    e);
        }
    }

    // A killed instance leaves its PostgreSQL running, or its last pages in the log only.
    private static void bringToRest(DataFolder folder) {
        if (Files.exists(folder.postgres().resolve("data").resolve("postmaster.pid"))) {
            EmbeddedPostgres.start(folder.postgres(), folder.keys(), 0).close();
        }
    }

    private ArchiveWriter.Written write(DataFolder folder, Manifest.Kind kind, Path archive, Instant now)
            throws IOException {
        requireOutside(folder, archive);
        Manifest manifest = manifest(folder, kind, now);
        Failed.requireSpace(archive, manifest.bytes() / 4);
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            ArchiveWriter.Written written = fill(folder, manifest, part);
            check(part, manifest);
            Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
            Failed.sync(folderOf(archive));
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private ArchiveWriter.Written fill(DataFolder folder, Manifest manifest, Path part) throws IOException {
        Files.deleteIfExists(part);
        OwnerOnly.write(part, new byte[0]);
        ArchiveWriter.Written written;
        try (OutputStream out = Files.newOutputStream(part);
                ArchiveWriter writer = new ArchiveWriter(out, manifest, new Progress(speech, clock, manifest))) {
            FolderWalk.walk(
                    folder.root(),
                    manifest.kind(),
                    (name, path, attributes) -> writer.folder(name, attributes),
                    writer::file);
            written = writer.finish();
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return written;
    }

    // A backup that nobody has read is a hope.
    private void check(Path part, Manifest manifest) throws IOException {
        if (manifest.kind() == Manifest.Kind.DATA) {
            speech.say("Reading the archive back ...", "Đang đọc lại tệp lưu trữ ...");
        }
        try (ArchiveReader reader = new ArchiveReader(part)) {
            reader.readAll(Target.NOWHERE, new Progress(speech, clock, manifest));
        }
    }

    private static Manifest manifest(DataFolder folder, Manifest.Kind kind, Instant now) throws IOException {
        FolderAdmission admission = FolderAdmission.ofThisProgram();
        Optional<FolderVersion> marked = FolderVersion.read(folder);
        FolderVersion version = marked.orElse(FolderVersion.UNMARKED);
        admission.requireNotNewer(folder.root(), version);
        long[] sum = new long[2];
        FolderWalk.walk(folder.root(), kind, (name, path, attributes) -> {}, (name, path, attributes) -> {
            sum[0]++;
            sum[1] += attributes.size();
        });
        return new Manifest(
                Manifest.FORMAT,
                kind,
                Product.running().version(),
                version.format(),
                version.product(),
                now,
                Keys.id(folder),
                sum[0],
                sum[1]);
    }

    private static Path folderOf(Path archive) {
        return Objects.requireNonNull(archive.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    private static void requireOutside(DataFolder folder, Path archive) throws IOException {
        Path parent = folderOf(archive);
        if (!Files.isDirectory(parent)) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "There is no folder " + parent + " for the archive.",
                    "Không có thư mục " + parent + " để ghi bản sao lưu.");
        }
        if (parent.toRealPath().startsWith(folder.root().toRealPath())) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The archive " + archive + " would lie inside the data folder: choose a place outside, best on"
                            + " another disk.",
                    "Tệp lưu trữ " + archive + " sẽ nằm trong thư mục dữ liệu: hãy chọn nơi khác, tốt nhất là trên"
                            + " ổ đĩa khác.");
        }
        if (Files.exists(archive)) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The file " + archive + " is there already: a backup overwrites none.",
                    "Tệp " + archive + " đã có: sao lưu không ghi đè lên tệp cũ.");
        }
    }
}
