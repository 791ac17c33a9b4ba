package org.lachan.launcher.cli;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
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
            defaultValue = "",
            paramLabel = "ADDRESS",
            description = "Address of the reverse proxy whose X-Forwarded-For is believed, several with commas; by"
                    + " default none.")
    private String proxies = "";

    /** Null where none is asked for. */
    @Nullable
    IntakePort asked() {
        return port == null ? null : new IntakePort(port, proxies());
    }

    IntakePort askedOrFree() {
        return new IntakePort(port == null ? 0 : port, proxies());
    }

    private Set<String> proxies() {
        return Arrays.stream(proxies.split(","))
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .collect(Collectors.toSet());
    }
}
