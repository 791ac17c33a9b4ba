package org.lachan.launcher.cli;

import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.Broker;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What a role is told of a Kafka that runs elsewhere. */
final class BrokerOptions {
    @Option(
            names = "--bootstrap",
            required = true,
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

    String bootstrap() {
        return bootstrap;
    }

    /** Throws {@link LaunchFailure} {@code NO_BROKER}. */
    void createTopics() {
        try (Broker broker = Broker.at(bootstrap)) {
            broker.createMissing(0, replication);
        }
    }
}
