package org.lachan.launcher.cli;

import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.Broker;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What a role is told of a Kafka that runs elsewhere. */
final class BrokerOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    // Needed by the role, and not by the commands below it: picocli would ask for it before it looks at those.
    @Option(
            names = "--bootstrap",
            // A tool under a role's command works on the same broker.
            scope = ScopeType.INHERIT,
            converter = Bootstrap.class,
            paramLabel = "HOST:PORT",
            description = "Kafka's address.")
    private String bootstrap = "";

    @Option(
            names = "--replication",
            defaultValue = "1",
            converter = Positive.class,
            paramLabel = "N",
            description = "Replicas of the topics that are missing; by default ${DEFAULT-VALUE}.")
    private int replication;

    /** Throws {@link ParameterException} where it was not given. */
    String bootstrap() {
        if (bootstrap.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--bootstrap=HOST:PORT'");
        }
        return bootstrap;
    }

    /** Throws {@link LaunchFailure} {@code NO_BROKER}. */
    void createTopics() {
        try (Broker broker = Broker.at(bootstrap())) {
            broker.createMissing(0, replication);
        }
    }
}
