package org.lachan.launcher.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "lachan",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Lá chắn finds public content that harms children and carries an analyst's decision to the platform.",
            "Results go to stdout as JSON lines, everything for people to stderr."
        })
final class RootCommand implements Callable<Integer> {
    // Only checked here: Speech has read it before anything could be said.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = "--lang",
            scope = ScopeType.INHERIT,
            converter = Language.class,
            paramLabel = "vi|en",
            description = "Language of messages; by default that of LANG.")
    private @Nullable String language;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces and more logging.")
    private boolean debug;

    @Spec
    private @Nullable CommandSpec spec;

    /** Puts the options that hold for every command in force; the language already is. */
    void apply() {
        if (debug) {
            LogFile.debug();
        }
    }

    boolean debug() {
        return debug;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return ExitCode.USAGE.code();
    }
}
