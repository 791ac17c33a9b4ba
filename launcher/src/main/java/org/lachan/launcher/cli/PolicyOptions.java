package org.lachan.launcher.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an instance is told that flags. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Thresholds, watched for changes; by default the policy in force, or the shipped one.")
    private @Nullable Path policy;

    @Nullable
    Path policy() {
        return policy;
    }
}
