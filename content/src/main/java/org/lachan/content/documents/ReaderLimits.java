package org.lachan.content.documents;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * @param processes that read documents at once
 * @param memoryMegabytes heap of each
 * @param longest time for one document, starting a process included
 * @param idle time after which a process without work ends
 * @param documents after which a process is replaced: libraries leak
 */
public record ReaderLimits(int processes, int memoryMegabytes, Duration longest, Duration idle, int documents) {
    private static final int HEAP = 256;
    // What a JVM needs beside its heap.
    private static final int BESIDE = 128;
    private static final long MEGABYTE = 1 << 20;

    /** The time is shorter than what the classifier gives to a body, so that the reason is told. */
    public static final ReaderLimits DEFAULT =
            new ReaderLimits(affordable(), HEAP, Duration.ofSeconds(15), Duration.ofSeconds(60), 1000);

    public ReaderLimits {
        if (processes < 1 || memoryMegabytes < 32 || documents < 1 || longest.isNegative() || idle.isNegative()) {
            throw new IllegalArgumentException("Readers need a process, 32 MB and time");
        }
    }

    /** One a processor, as far as the machine's or container's memory goes beside this process's heap. */
    private static int affordable() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        long spare = (memory - Runtime.getRuntime().maxMemory()) / MEGABYTE;
        int fitting = (int) Math.min(Integer.MAX_VALUE, spare / (HEAP + BESIDE));
        return Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), fitting));
    }
}
