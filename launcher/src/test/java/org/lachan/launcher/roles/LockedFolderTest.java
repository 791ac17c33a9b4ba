package org.lachan.launcher.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

class LockedFolderTest {
    @TempDir
    Path root;

    @Test
    void shouldRefuseAFolderThatIsInUseAndTakeItAfterwards() throws Exception {
        // given
        try (LockedFolder first = LockedFolder.open(root)) {
            // when, then
            assertThatThrownBy(() -> LockedFolder.open(root))
                    .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.DATA_IN_USE))
                    .hasMessageContaining(first.folder().root().toString());
        }
        try (LockedFolder again = LockedFolder.open(root)) {
            assertThat(again.folder().root()).isEqualTo(root);
        }
    }

    @Test
    void shouldSayThatAFolderCannotBeMade() throws Exception {
        // given: a file where a folder should be
        Path file = Files.writeString(root.resolve("file"), "");

        // when, then
        assertThatThrownBy(() -> LockedFolder.open(file.resolve("data")))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.DATA_UNWRITABLE));
    }

    @Test
    void shouldKeepItsInstanceId() throws Exception {
        // given
        try (LockedFolder folder = LockedFolder.open(root)) {
            // when
            String first = InstanceId.of(folder.folder());

            // then
            assertThat(InstanceId.of(folder.folder())).isEqualTo(first).hasSize(36);
        }
    }
}
