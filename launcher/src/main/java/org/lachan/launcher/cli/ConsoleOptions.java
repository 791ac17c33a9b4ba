package org.lachan.launcher.cli;

import picocli.CommandLine.Option;

/** What an instance is told that has the console. */
final class ConsoleOptions {
    @Option(
            names = "--console-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of the console; by default a free one.")
    private int port;

    int port() {
        return port;
    }
}
