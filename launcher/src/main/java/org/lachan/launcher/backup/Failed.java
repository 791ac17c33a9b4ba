package org.lachan.launcher.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.engines.DiskSpace;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Disks that refuse. */
final class Failed {
    private Failed() {}

    /** What to say when reading or writing around {@code path} failed. */
    static LaunchFailure at(Path path, Exception problem) {
        if (DiskSpace.asFull(path, problem) != null) {
            return full(path, "", problem);
        }
        return new LaunchFailure(
                ExitCode.DATA_UNWRITABLE,
                "Stopped at " + path + ": " + problem.getClass().getSimpleName() + ": " + problem.getMessage(),
                "Dừng tại " + path + ": " + problem.getClass().getSimpleName() + ": " + problem.getMessage(),
                problem);
    }

    /** Throws {@link LaunchFailure} {@code DISK_FULL} when fewer than {@code bytes} are free where {@code path} will be */
    static void requireSpace(Path path, long bytes) throws IOException {
        long free = Files.getFileStore(nearest(path)).getUsableSpace();
        if (free < bytes) {
            throw full(path, " (" + (free >> 20) + " MiB free, " + (bytes >> 20) + " MiB needed)", null);
        }
    }

    private static Path nearest(Path path) {
        Path there = path.toAbsolutePath();
        for (Path above = there.getParent(); above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        return there;
    }

    /** Has the disk keep the names in a folder. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static LaunchFailure full(Path path, String figures, @Nullable Exception cause) {
        return new LaunchFailure(
                ExitCode.DISK_FULL,
                "The disk of " + path + " is full" + figures + ": free some space or choose another place.",
                "Ổ đĩa chứa " + path + " đã đầy" + figures + ": hãy giải phóng dung lượng hoặc chọn nơi khác.",
                cause);
    }
}
