package org.lachan.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "classifier",
        description = "Runs the role that scores and flags, against a Kafka elsewhere, until SIGTERM or SIGINT.")
final class ClassifierCommand implements Callable<Integer> {
    @Mixin
    private final RoleRun role;

    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Mixin
    private final StreamsOptions streams = new StreamsOptions();

    ClassifierCommand(RoleRun role) {
        this.role = role;
    }

    @Override
    public Integer call() {
        return role.run(new RoleRun.Particulars(null, null, policy.policy(), false, streams.threads(), 0, null));
    }
}
