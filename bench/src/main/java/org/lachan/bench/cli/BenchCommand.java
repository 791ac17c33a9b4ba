package org.lachan.bench.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "bench", description = "Measures: the whole pipeline under load, and single stages.")
final class BenchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return ExitCode.USAGE.code();
    }
}
