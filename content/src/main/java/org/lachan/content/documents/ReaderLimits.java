package org.lachan.content.documents;

import java.time.Duration;

/**
 * @param processes that read documents at once
 * @param memoryMegabytes heap of each
 * @param longest time for one document, starting a process included
 * @param idle time after which a process without work ends
 * @param documents after which a process is replaced: libraries leak
 */
public record ReaderLimits(int processes, int memoryMegabytes, Duration longest, Duration idle, int documents) {
    /** Shorter than the time that the classifier gives to a body, so that the reason is told. */
    public static final ReaderLimits DEFAULT =
            new ReaderLimits(2, 256, Duration.ofSeconds(15), Duration.ofSeconds(60), 1000);

    public ReaderLimits {
        if (processes < 1 || memoryMegabytes < 32 || documents < 1 || longest.isNegative() || idle.isNegative()) {
            throw new IllegalArgumentException("Readers need a process, 32 MB and time");
        }
    }
}
