package org.lachan.launcher.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.roles.Broker;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "topics", description = "Creates and describes the topics.", synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand {
    private final JsonLines out;

    TopicsCommand(JsonLines out) {
        this.out = out;
    }

    @Command(name = "create", description = "Creates the topics that are missing; leaves the others as they are.")
    int create(
            @Option(
                            names = "--bootstrap",
                            required = true,
                            converter = Bootstrap.class,
                            paramLabel = "HOST:PORT",
                            description = "Kafka's address.")
                    String bootstrap,
            @Option(
                            names = "--partitions",
                            converter = Positive.class,
                            paramLabel = "N",
                            description = "Of topics that may have more than one; by default each topic's own number.")
                    @Nullable
                    Integer partitions,
            @Option(
                            names = "--replication",
                            defaultValue = "1",
                            converter = Positive.class,
                            paramLabel = "N",
                            description = "Replicas; by default ${DEFAULT-VALUE}.")
                    int replication) {
        try (Broker broker = Broker.at(bootstrap)) {
            List<String> created = broker.createMissing(partitions == null ? 0 : partitions, replication);
            for (Topic<?> topic : Topics.ALL) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("topic", topic.name());
                line.put("created", created.contains(topic.name()));
                out.print(line);
            }
        }
        return ExitCode.OK.code();
    }

    @Command(name = "describe", description = "One line for each of our topics that the broker holds.")
    int describe(
            @Option(
                            names = "--bootstrap",
                            required = true,
                            converter = Bootstrap.class,
                            paramLabel = "HOST:PORT",
                            description = "Kafka's address.")
                    String bootstrap) {
        try (Broker broker = Broker.at(bootstrap)) {
            broker.describe().forEach(topic -> out.print(line(topic)));
        }
        return ExitCode.OK.code();
    }

    private static Map<String, Object> line(TopicDescription description) {
        Topic<?> topic = Topics.ALL.stream()
                .filter(candidate -> candidate.name().equals(description.name()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("topic", description.name());
        line.put("value", topic.type().getSimpleName());
        line.put("partitions", description.partitions().size());
        line.put(
                "replicas",
                description.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0));
        line.put(
                "kept",
                topic.kept().compacted() ? "compacted" : topic.kept().time().toDays() + " days");
        return line;
    }
}
