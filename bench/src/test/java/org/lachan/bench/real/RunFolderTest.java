package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.exit.LaunchFailure;

class RunFolderTest {
    @Test
    void shouldLeaveNothingOfAFolderThatNobodyNamed() throws IOException {
        // given
        RunFolder folder = RunFolder.open(null);
        folder.writeSources("sources: []");

        // when
        folder.close();

        // then
        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void shouldKeepAFolderThatWasNamed(@TempDir Path parent) throws IOException {
        // given
        RunFolder folder = RunFolder.open(parent.resolve("run"));
        Path sources = folder.writeSources("sources: []");

        // when
        folder.close();

        // then
        assertThat(sources).hasContent("sources: []");
    }

    @Test
    void shouldRefuseAFolderThatHoldsSomething(@TempDir Path full) throws IOException {
        // given
        Files.writeString(full.resolve("letter.txt"), "Chào");

        // then
        assertThatThrownBy(() -> RunFolder.open(full))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("is not empty");
    }
}
