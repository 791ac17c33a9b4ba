package org.lachan.content.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void shouldMakeItsFoldersAndKeepKeysToTheOwner() throws IOException {
        // when
        DataFolder folder = new DataFolder(temporary.resolve("a/b")).create();

        // then
        assertThat(folder.outbox()).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keys())))
                .isEqualTo("rwx------");
    }

    @Test
    void shouldBelongToOneInstanceAtATime() throws Exception {
        // given
        DataFolder folder = new DataFolder(temporary).create();

        // then
        try (AutoCloseable held = folder.lock()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(folder::lock).isInstanceOf(DataFolderInUse.class).hasMessageContaining("in use");
        }
        folder.lock().close();
    }

    @Test
    void shouldShowNobodyElseWhatTheEnginesKeep(@TempDir Path parent) throws IOException {
        // when
        DataFolder made = new DataFolder(parent.resolve("data")).create();

        // then
        for (Path inner : List.of(made.kafka(), made.streams(), made.sealed(), made.outbox(), made.logs())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                    .isEqualTo("rwx------");
        }
    }
}
