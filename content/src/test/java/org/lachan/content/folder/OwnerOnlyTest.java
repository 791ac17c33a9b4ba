package org.lachan.content.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    private Path folder;

    @Test
    void shouldLeaveWhatWasWrittenFirst() throws IOException {
        // given
        Path file = folder.resolve("key");
        OwnerOnly.writeOnce(file, new byte[] {1});

        // when
        OwnerOnly.writeOnce(file, new byte[] {2});

        // then
        assertThat(file).hasBinaryContent(new byte[] {1});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void shouldGiveAllWhoComeAtOnceTheSame() throws Exception {
        // given
        Path file = folder.resolve("key");
        List<Callable<byte[]>> writers = IntStream.range(0, 8)
                .<Callable<byte[]>>mapToObj(writer -> () -> {
                    OwnerOnly.writeOnce(file, new byte[] {(byte) writer});
                    return Files.readAllBytes(file);
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());

        // when
        List<Future<byte[]>> read = threads.invokeAll(writers);
        threads.shutdown();

        // then
        byte[] held = Files.readAllBytes(file);
        for (Future<byte[]> each : read) {
            assertThat(each.get()).isEqualTo(held);
        }
    }

    @Test
    void shouldRefuseToWriteOverAFile() throws IOException {
        // given
        Path file = folder.resolve("new");
        OwnerOnly.writeNew(file, new byte[] {1});

        // then
        assertThatThrownBy(() -> OwnerOnly.writeNew(file, new byte[] {2}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasBinaryContent(new byte[] {1});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
