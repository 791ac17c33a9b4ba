package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.engines.LoopbackPort;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.IntakePort;
import org.lachan.launcher.roles.WebPorts;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every running instance is told. */
final class InstanceOptions {
    private final Predicate<Path> demos;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            defaultValue = "data",
            paramLabel = "DIR",
            description = "Folder for everything that is kept; by default ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--listen",
            defaultValue = LoopbackPort.HOST,
            paramLabel = "ADDRESS",
            description =
                    "Where the console, the intake, health and metrics listen; by default ${DEFAULT-VALUE}. They speak plain"
                            + " HTTP: let others in only through a proxy with TLS.")
    private String listen = LoopbackPort.HOST;

    @Option(
            names = "--management-port",
            defaultValue = "0",
            converter = Port.class,
            paramLabel = "PORT",
            description = "Port of health and metrics; by default a free one.")
    private int managementPort;

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

    /** For a tool beside an instance: a demo's folder too. */
    Path anyData() {
        return data;
    }

    /**
     * @param console 0 for any free port, also where no console runs
     * @param intake null where nobody can hand in
     */
    WebPorts web(int console, @Nullable IntakePort intake) {
        return new WebPorts(listen, console, managementPort, intake);
    }
}
