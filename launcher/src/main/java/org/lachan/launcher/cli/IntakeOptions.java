package org.lachan.launcher.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.roles.IntakePort;
import picocli.CommandLine.Option;

/** What an instance is told that people can hand reports in to. */
final class IntakeOptions {
    @Option(
            names = "--intake-port",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of the partners' intake and the public report form; all takes a free one by default,"
                    + " ingest then has none.")
    private @Nullable Integer port;

    @Option(
            names = "--intake-proxy",
            split = ",",
            paramLabel = "ADDRESS",
            description = "Addresses of reverse proxies whose X-Forwarded-For is believed; by default none.")
    private Set<String> proxies = Set.of();

    /** Null where none is asked for. */
    @Nullable
    IntakePort asked() {
        return port == null ? null : new IntakePort(port, proxies);
    }

    IntakePort askedOrFree() {
        return new IntakePort(port == null ? 0 : port, proxies);
    }
}
