package org.lachan.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.content.hashes.Sha256;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;

/** Archives that {@link Backup} never made. */
class HostileArchiveTest {
    private static final String MANIFEST = """
            {"format":%d,"kind":"DATA","product":"9.9.9","folderFormat":%d,"folderProduct":"0.1.0",\
            "createdAt":"2026-11-23T10:15:30Z","keysId":"none","files":%d,"bytes":%d}""";

    @TempDir
    Path temporary;

    private final List<TarArchiveEntry> entries = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/../../escaped",
                "data//etc/escaped",
                "/etc/escaped",
                "../escaped",
                "data/config/../../escaped",
                "data/config/..\\escaped",
                "data/keys/identity.key",
                "data/postgres/server-0123/bin/postgres",
                "data/lock",
                "config/sources.yaml"
            })
    void shouldWriteNothingUnderANameThatNoBackupHas(String name) throws IOException {
        // given
        add("lachan/manifest.json", MANIFEST.formatted(1, 1, 1, 5));
        add(name, "hello");

        // when, then
        assertThatThrownBy(this::restore).isInstanceOf(Damaged.class).hasMessageContaining("which no backup holds");
        assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR})
    void shouldFollowNoLinkAndMakeNoDevice(byte type) throws IOException {
        // given
        add("lachan/manifest.json", MANIFEST.formatted(1, 1, 1, 0));
        TarArchiveEntry entry = new TarArchiveEntry("data/config", type);
        entry.setLinkName(temporary.toString());
        entries.add(entry);
        contents.add(new byte[0]);

        // when, then
        assertThatThrownBy(this::restore).isInstanceOf(Damaged.class).hasMessageContaining("which no backup holds");
        assertNothingWritten();
    }

    @Test
    void shouldNameTheFileThatWasChanged() throws IOException {
        // given
        add("lachan/manifest.json", MANIFEST.formatted(1, 1, 2, 10));
        add("data/VERSION", "first");
        add("data/demo", "other");
        add("lachan/sums/1.json", "[" + sum("VERSION", "first") + "," + sum("demo", "mutho") + "]");
        add("lachan/end.json", "{\"files\":2,\"bytes\":10}");

        // when, then
        assertThatThrownBy(this::restore).isInstanceOf(Damaged.class).hasMessageContaining("demo was changed");
        assertNothingWritten();
    }

    @Test
    void shouldTakeNoFileWithoutASumAndNoFileTwice() throws IOException {
        // given
        add("lachan/manifest.json", MANIFEST.formatted(1, 1, 2, 10));
        add("data/VERSION", "first");
        add("lachan/sums/1.json", "[]");

        // when, then
        assertThatThrownBy(this::restore).isInstanceOf(Damaged.class).hasMessageContaining("VERSION was changed");
        assertNothingWritten();
    }

    @Test
    void shouldStopAtMoreBytesThanWereAnnounced() throws IOException {
        // given
        add("lachan/manifest.json", MANIFEST.formatted(1, 1, 1, 5));
        add("data/demo", "far more than five");

        // when, then
        assertThatThrownBy(this::restore).isInstanceOf(Damaged.class);
        assertNothingWritten();
    }

    @Test
    void shouldRefuseWhatANewerVersionWrote() throws IOException {
        // given
        add("lachan/manifest.json", MANIFEST.formatted(2, 1, 0, 0));

        // when, then
        assertRefused(ExitCode.NEWER_DATA);
        entries.clear();
        contents.clear();
        add("lachan/manifest.json", MANIFEST.formatted(1, 99, 0, 0));
        assertRefused(ExitCode.NEWER_DATA);
    }

    @Test
    void shouldNotBeginWithoutRoomOnTheDisk() throws IOException {
        // given
        add("lachan/manifest.json", MANIFEST.formatted(1, 1, 1, 1L << 55));

        // when, then
        assertRefused(ExitCode.DISK_FULL);
    }

    @Test
    void shouldTakeNoOtherFileForABackup() throws IOException {
        // given
        Path text = Files.writeString(temporary.resolve("archive"), "hello");

        // when, then
        assertThatThrownBy(() -> restore(text)).isInstanceOf(Damaged.class).hasMessageContaining("no backup");
    }

    private void assertRefused(ExitCode code) {
        assertThatThrownBy(this::restore)
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(code));
    }

    private void assertNothingWritten() {
        assertThat(temporary.resolve("escaped")).doesNotExist();
        assertThat(temporary.resolve("restored").toFile().list()).containsOnly("lock");
    }

    private static String sum(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return "{\"name\":\"" + name + "\",\"size\":" + bytes.length + ",\"sha256\":\"" + Sha256.of(bytes) + "\"}";
    }

    private void add(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        entries.add(entry);
        contents.add(bytes);
    }

    private void restore() throws IOException {
        Path archive = temporary.resolve("archive");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new ZstdOutputStream(Files.newOutputStream(archive)), StandardCharsets.UTF_8.name())) {
            for (int i = 0; i < entries.size(); i++) {
                tar.putArchiveEntry(entries.get(i));
                tar.write(contents.get(i));
                tar.closeArchiveEntry();
            }
        }
        restore(archive);
    }

    private void restore(Path archive) {
        Speech speech = new Speech(new PrintStream(PrintStream.nullOutputStream()), false);
        new Restore(speech, Clock.systemUTC()).restore(archive, null, false, temporary.resolve("restored"));
    }
}
