package org.lachan.launcher.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

class DiskWatchTest {
    @TempDir
    Path folder;

    private final BlockingQueue<LaunchFailure> told = new LinkedBlockingQueue<>();

    @Test
    @SuppressWarnings("try")
    void shouldTellOnceThatTheDiskIsNearlyFull() throws Exception {
        // given
        long moreThanThereIs = Files.getFileStore(folder).getTotalSpace() + 1;

        // when
        try (DiskWatch watch = DiskWatch.start(folder, moreThanThereIs, told::add)) {
            LaunchFailure failure = told.poll(10, TimeUnit.SECONDS);

            // then
            assertThat(failure).isNotNull();
            assertThat(failure.exitCode()).isEqualTo(ExitCode.DISK_FULL);
            assertThat(told.poll(3, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    @SuppressWarnings("try")
    void shouldBeSilentWhileThereIsRoom() throws Exception {
        try (DiskWatch watch = DiskWatch.start(folder, 1, told::add)) {
            assertThat(told.poll(3, TimeUnit.SECONDS)).isNull();
        }
    }
}
