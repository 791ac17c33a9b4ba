package org.lachan.launcher.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

class DiskSpaceTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseADiskWithoutRoom() {
        assertThatThrownBy(() -> DiskSpace.require(folder, Long.MAX_VALUE))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.DISK_FULL))
                .hasMessageContaining(folder.toString());
    }

    @Test
    void shouldKnowAFullDiskHoweverDeepItIsWrapped() {
        // given
        IOException full = new IOException("No space left on device");

        // when
        LaunchFailure failure = DiskSpace.asFull(folder, new IllegalStateException(new UncheckedIOException(full)));

        // then
        assertThat(failure).isNotNull();
        assertThat(DiskSpace.asFull(folder, new IOException("Permission denied")))
                .isNull();
    }
}
