package org.lachan.launcher.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an instance is told that crawls. */
final class CrawlOptions {
    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description = "What to crawl; by default config/sources.yaml in the data folder.")
    private @Nullable Path sources;

    // Without a fallback value, --allow-loopback on top of LACHAN_ALLOW_LOOPBACK=true would mean false.
    @Option(
            names = "--allow-loopback",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "false",
            paramLabel = "BOOLEAN",
            description = "Let ingest fetch from 127.0.0.1: for demos and tests.")
    private boolean allowLoopback;

    @Nullable
    Path sources() {
        return sources;
    }

    boolean allowLoopback() {
        return allowLoopback;
    }
}
