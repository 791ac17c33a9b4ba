package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import picocli.CommandLine.Option;

/** What every running instance is told. */
final class InstanceOptions {
    private final Predicate<Path> demos;

    @Option(
            names = "--data",
            defaultValue = "data",
            paramLabel = "DIR",
            description = "Folder for everything that is kept; by default ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--console-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of the console on 127.0.0.1; by default a free one.")
    private int consolePort;

    @Option(
            names = "--management-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of health and metrics on 127.0.0.1; by default a free one.")
    private int managementPort;

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description = "What to crawl; by default config/sources.yaml in the data folder.")
    private @Nullable Path sources;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Thresholds, watched for changes; by default the policy in force, or the shipped one.")
    private @Nullable Path policy;

    @Option(names = "--allow-loopback", description = "Let ingest fetch from 127.0.0.1: for demos and tests.")
    private boolean allowLoopback;

    /** @param demos whether a data folder is a demo's */
    InstanceOptions(Predicate<Path> demos) {
        this.demos = demos;
    }

    /** @throws LaunchFailure {@code BAD_INPUT} for a demo's folder: it has accounts whose passwords lie beside them */
    Path data() {
        if (demos.test(data)) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The data folder " + data + " was made by demo, with accounts whose passwords anybody may read:"
                            + " choose another folder with --data.",
                    "Thư mục dữ liệu " + data + " do lệnh demo tạo ra, với các tài khoản có mật khẩu ai cũng đọc được:"
                            + " hãy chọn thư mục khác bằng --data.");
        }
        return data;
    }

    int consolePort() {
        return consolePort;
    }

    int managementPort() {
        return managementPort;
    }

    @Nullable
    Path sources() {
        return sources;
    }

    @Nullable
    Path policy() {
        return policy;
    }

    boolean allowLoopback() {
        return allowLoopback;
    }
}
