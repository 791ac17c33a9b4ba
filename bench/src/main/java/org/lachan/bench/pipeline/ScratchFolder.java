package org.lachan.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lachan.launcher.engines.DiskSpace;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** A folder on a disk, gone with everything in it when it is closed. */
public record ScratchFolder(Path root) implements AutoCloseable {
    private static final long NEEDED = 4L << 30;

    /** @throws LaunchFailure {@code DATA_UNWRITABLE} where memory poses as the only disk, {@code DISK_FULL} */
    public static ScratchFolder create() throws IOException {
        for (Path parent : List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/var/tmp"), Path.of(""))) {
            Path place = parent.toAbsolutePath();
            if (Files.isWritable(place) && !isMemory(place)) {
                DiskSpace.require(place, NEEDED);
                return new ScratchFolder(Files.createTempDirectory(place, "lachan-bench-"));
            }
        }
        throw new LaunchFailure(
                ExitCode.DATA_UNWRITABLE,
                "No folder on a disk can be written: name one with LACHAN_JAVA_OPTS=-Djava.io.tmpdir=DIR.",
                "Không có thư mục nào trên đĩa ghi được: hãy chỉ định bằng LACHAN_JAVA_OPTS=-Djava.io.tmpdir=DIR.");
    }

    /** @throws LaunchFailure {@code DISK_FULL} when little is left */
    void requireSpace() throws IOException {
        DiskSpace.require(root, DiskSpace.MINIMUM);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean isMemory(Path place) throws IOException {
        return Files.getFileStore(place).type().equals("tmpfs");
    }
}
