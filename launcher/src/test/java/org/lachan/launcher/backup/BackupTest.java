package org.lachan.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.FolderVersion;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.LockedFolder;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final Instant LONG_AGO = Instant.parse("2026-11-20T01:02:03Z");

    @TempDir
    Path temporary;

    private final Speech speech = new Speech(new PrintStream(PrintStream.nullOutputStream()), false);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Backup backup = new Backup(speech, clock);
    private final Restore restore = new Restore(speech, clock);

    private DataFolder folder;
    private Path archives;

    @BeforeEach
    void fill() throws IOException {
        folder = new DataFolder(temporary.resolve("data")).create();
        archives = Files.createDirectory(temporary.resolve("archives"));
        write("kafka/posts-0/00000000000000000000.log", "records");
        write("kafka/posts-0/00000000000000000000.index", "\0".repeat(1 << 20));
        write("postgres/data/PG_VERSION", "18");
        Files.createDirectory(folder.postgres().resolve("data/pg_notify"));
        Files.setPosixFilePermissions(folder.postgres().resolve("data"), PosixFilePermissions.fromString("rwx------"));
        write("sealed/texts/ab/sha256-ab", "cipher");
        write("outbox/LC-2026-000001/công văn.pdf", "letter");
        write("outbox/" + "d".repeat(120) + "/" + "f".repeat(150), "long names");
        write("config/sources.yaml", "sources: []");
        write("keys/identity.key", "0123456789abcdef0123456789abcdef");
    }

    @Test
    void shouldMakeTheSameFolderAgain() throws IOException {
        // given
        Path letter = folder.outbox().resolve("LC-2026-000001/công văn.pdf");
        Files.setLastModifiedTime(letter, FileTime.from(LONG_AGO));
        Map<String, String> before = contents(folder.root());

        // when
        Backup.Made made = make();
        Restore.Read read = restored(made.archive());

        // then
        assertThat(made.archive()).isEqualTo(archives.resolve("lachan-20261123T101530Z.tar.zst"));
        assertThat(read.files()).isEqualTo(made.files() + 1);
        Map<String, String> after = contents(target());
        after.keySet().removeIf(name -> name.equals("lock") || name.equals("VERSION"));
        before.keySet().removeIf(name -> name.equals("lock") || name.equals("streams") || name.equals("logs"));
        assertThat(after).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(target().resolve("outbox/LC-2026-000001/công văn.pdf"))
                        .toInstant())
                .isEqualTo(LONG_AGO);
        assertThat(FolderVersion.read(new DataFolder(target()))).contains(FolderVersion.UNMARKED);
        LockedFolder.open(target()).close();
    }

    @Test
    void shouldLeaveOutWhatIsMadeAgainAndWhatMustNotLiveThatLong() throws IOException {
        // given
        write("streams/lachan-text/0_0/.checkpoint", "local");
        write("logs/lachan.log", "a line");
        write("sealed/media/cd/sha256-cd", "a picture");
        write("postgres/server-0123/bin/postgres", "a program");

        // when
        restored(make().archive());

        // then
        assertThat(contents(target()).keySet())
                .contains("kafka/posts-0/00000000000000000000.log", "postgres/data/pg_notify")
                .noneMatch(name -> name.startsWith("streams"))
                .noneMatch(name -> name.startsWith("logs"))
                .noneMatch(name -> name.startsWith("sealed/media"))
                .noneMatch(name -> name.startsWith("postgres/server-"));
    }

    @Test
    void shouldKeepKeysApartAndBothArchivesPrivate() throws IOException {
        // when
        Backup.Made made = make();
        Path keys = ArchiveNames.keys(made.archive());

        // then
        assertThat(made.keys()).isEqualTo(keys).exists();
        for (Path file : new Path[] {made.archive(), keys}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        restore.restore(made.archive(), null, false, target());
        assertThat(target().resolve("keys")).doesNotExist();
    }

    @Test
    void shouldReadMoreFilesThanOneListOfSumsHolds() throws IOException {
        // given
        for (int i = 0; i < 2_100; i++) {
            write("sealed/texts/ef/sha256-" + i, "text " + i);
        }

        // when
        Restore.Read read = restore.verify(make().archive(), null, true);

        // then
        assertThat(read.files()).isGreaterThan(2_100);
        assertThat(target()).doesNotExist();
    }

    @Test
    void shouldRefuseARunningInstance() throws IOException {
        // given
        try (LockedFolder running = LockedFolder.open(folder.root())) {
            // when, then
            assertThatThrownBy(this::make)
                    .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.DATA_IN_USE))
                    .hasMessageContainingAll(running.folder().root().toString(), "stop it");
        }
        assertThat(archives).isEmptyDirectory();
    }

    @Test
    void shouldRefuseKeysOfAnotherFolderOrNone() throws IOException {
        // given
        Backup.Made made = make();
        Path otherKeys = archives.resolve("other.keys.tar.zst");
        write("keys/identity.key", "another key of thirty-two bytes!");
        backup.make(folder.root(), archives.resolve("other.tar.zst"), otherKeys, true);

        // when, then
        assertThatThrownBy(() -> restore.restore(made.archive(), otherKeys, true, target()))
                .hasMessageContaining("are not those of the data");
        assertThatThrownBy(() -> restore.restore(made.archive(), made.archive(), true, target()))
                .hasMessageContaining("holds data, not keys");
        Files.delete(ArchiveNames.keys(made.archive()));
        assertThatThrownBy(() -> restored(made.archive())).hasMessageContaining("no readable file of keys");
        assertThat(contents(target()).keySet()).containsAnyOf("lock").hasSize(1);
    }

    @Test
    void shouldRefuseAFolderThatHoldsSomething() throws IOException {
        // given
        Backup.Made made = make();
        Files.createDirectories(target());
        Files.writeString(target().resolve("note.txt"), "mine");

        // when, then
        assertThatThrownBy(() -> restored(made.archive())).hasMessageContaining("is not empty");
        assertThat(target().resolve("note.txt")).hasContent("mine");
    }

    @Test
    void shouldRefuseAnArchiveThatIsCutOffAnywhere() throws IOException {
        // given
        byte[] whole = Files.readAllBytes(make().archive());
        Path cut = archives.resolve("cut.tar.zst");

        for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
            // when
            Files.write(cut, Arrays.copyOf(whole, length));

            // then
            assertThatThrownBy(() -> restore.restore(cut, null, false, target()))
                    .isInstanceOf(Damaged.class);
            assertEmptied();
        }
    }

    @Test
    void shouldRefuseAnArchiveWithAByteChangedUnlessItReadsTheSame() throws IOException {
        // given
        Path archive = make().archive();
        byte[] whole = Files.readAllBytes(archive);
        byte[] content = plain(whole);
        Path changed = archives.resolve("changed.tar.zst");
        int refused = 0;

        for (int at = 20; at < whole.length; at += 1 + whole.length / 60) {
            // when
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x10;
            Files.write(changed, bytes);

            // then
            try {
                restore.verify(changed, null, false);
                // Some bits of a compressed frame mean nothing.
                assertThat(plain(bytes)).isEqualTo(content);
            } catch (Damaged e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    private static byte[] plain(byte[] archive) throws IOException {
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(archive))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sub"})
    void shouldNotWriteIntoTheFolderItReads(String inside) {
        // given
        Path to = inside.isEmpty() ? folder.root() : folder.root().resolve("outbox");

        // when, then
        assertThatThrownBy(() -> backup.make(folder.root(), to, null, true))
                .hasMessageContaining("inside the data folder");
    }

    @Test
    void shouldMakeNoFileOfAMisspeltFolder() {
        // given
        Path misspelt = temporary.resolve("bk");
        Path file = archives.resolve("mine.tar.zst");

        // when, then
        assertThatThrownBy(() -> backup.make(folder.root(), misspelt, null, true))
                .hasMessageContaining("There is no folder " + misspelt);
        assertThatThrownBy(() -> backup.make(folder.root(), archives, misspelt, true))
                .hasMessageContaining("There is no folder " + misspelt);
        assertThat(misspelt).doesNotExist();
        assertThat(backup.make(folder.root(), file, archives, true).keys())
                .isEqualTo(archives.resolve("lachan-20261123T101530Z.keys.tar.zst"));
    }

    @Test
    void shouldLookForTheArchiveBeforeItsKeys() {
        // given
        Path missing = archives.resolve("nosuch.tar.zst");

        // when, then
        assertThatThrownBy(() -> restore.verify(missing, null, true))
                .hasMessageContaining("There is no archive " + missing);
        assertThatThrownBy(() -> restored(missing)).hasMessageContaining("There is no archive " + missing);
    }

    @Test
    void shouldRefuseALinkAndAFolderWithoutData() throws IOException {
        // given
        Files.createSymbolicLink(folder.sealed().resolve("elsewhere"), temporary);

        // when, then
        assertThatThrownBy(this::make).hasMessageContaining("no plain file but a link");
        assertThatThrownBy(() -> backup.make(temporary.resolve("misspelt"), archives, null, true))
                .hasMessageContaining("no data of an instance");
        assertThat(archives.toFile().list((in, name) -> name.endsWith(".part"))).isEmpty();
    }

    @Test
    void shouldRefuseToStartOnAHalfRestoredFolder() throws IOException {
        // given
        Files.createDirectories(target());
        Files.writeString(target().resolve("restore.unfinished"), "");

        // when, then
        assertThatThrownBy(() -> LockedFolder.open(target()))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("did not end");
    }

    private Backup.Made make() {
        return backup.make(folder.root(), archives, null, true);
    }

    private Restore.Read restored(Path archive) {
        return restore.restore(archive, null, true, target());
    }

    private Path target() {
        return temporary.resolve("restored");
    }

    private void assertEmptied() throws IOException {
        if (Files.exists(target())) {
            assertThat(contents(target()).keySet()).containsOnly("lock");
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.root().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Names with permissions and contents. */
    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> !file.equals(root)).toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                contents.put(
                        root.relativize(file).toString(),
                        mode + (Files.isDirectory(file) ? "" : Files.readString(file)));
            }
        }
        return contents;
    }
}
