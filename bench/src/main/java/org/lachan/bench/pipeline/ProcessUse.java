package org.lachan.bench.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has taken of the machine.
 *
 * @param cpu user and system time of all its threads since it started
 * @param residentMb memory resident now, MiB
 * @param peakMb the most that ever was resident, MiB
 */
record ProcessUse(Duration cpu, long residentMb, long peakMb) {
    private static final long KIB_OF_MIB = 1024;

    /** Linux only: memory is read from {@code /proc}. */
    static ProcessUse of(ProcessHandle process) {
        Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
            return new ProcessUse(cpu, mebibytes(status, "VmRSS:"), mebibytes(status, "VmHWM:"));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory of process " + process.pid() + " cannot be read", e);
        }
    }

    private static long mebibytes(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_OF_MIB)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("/proc has no " + field));
    }
}
