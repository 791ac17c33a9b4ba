package org.lachan.launcher.cli;

import picocli.CommandLine.Option;

/** What a role is told that runs Kafka Streams. */
final class StreamsOptions {
    static final int THREADS = 2;

    @Option(
            names = "--threads",
            defaultValue = "" + THREADS,
            converter = Positive.class,
            paramLabel = "N",
            description = "Threads of each Streams application; by default ${DEFAULT-VALUE}.")
    private int threads;

    int threads() {
        return threads;
    }
}
