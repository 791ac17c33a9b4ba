package org.lachan.launcher.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Room on the disk under the data folder. */
public final class DiskSpace {
    /** Bytes that must be free at start: the engines' first files, and half an hour to notice the alarm. */
    public static final long MINIMUM = 1L << 30;

    // What one write of Kafka needs at most: a segment's index.
    private static final long FULL = 16L << 20;

    private DiskSpace() {}

    /** Checks before anything is written. Throws {@link LaunchFailure} {@code DISK_FULL} when fewer than {@code minimum} bytes are free under {@code folder} */
    public static void require(Path folder, long minimum) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < minimum) {
            throw full(folder, mebibytes(free) + " MiB, " + mebibytes(minimum) + " MiB", null);
        }
    }

    /** Whether not even a small file fits any more, as far as the disk tells. */
    static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < FULL;
        } catch (IOException e) {
            return false;
        }
    }

    /** The failure that says so, when {@code problem} or one of its causes is a full disk. */
    public static @Nullable LaunchFailure asFull(Path folder, Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (isFull(cause)) {
                return full(folder, "0 MiB, " + mebibytes(MINIMUM) + " MiB", problem);
            }
        }
        return null;
    }

    // The JDK has no type of its own for ENOSPC and EDQUOT: only the system's message tells.
    private static boolean isFull(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left on device") || message.contains("disk quota exceeded");
    }

    private static LaunchFailure full(Path folder, String freeAndNeeded, @Nullable Throwable cause) {
        return new LaunchFailure(
                ExitCode.DISK_FULL,
                "The disk under " + folder + " is full (free, needed: " + freeAndNeeded
                        + "): free some space or choose another folder with --data.",
                "Ổ đĩa chứa " + folder + " đã đầy (còn trống, cần: " + freeAndNeeded
                        + "): hãy giải phóng dung lượng hoặc chọn thư mục khác bằng --data.",
                cause);
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
