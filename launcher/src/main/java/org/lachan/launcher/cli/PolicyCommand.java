package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.policy.Policies;
import org.lachan.classifier.policy.PublishedPolicy;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.Broker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "policy", description = "Validates, publishes and shows policies.", synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand {
    private final JsonLines out;

    PolicyCommand(JsonLines out) {
        this.out = out;
    }

    @Command(name = "validate", description = "Tells a policy's version, or every bad key with its line.")
    int validate(
            @Parameters(paramLabel = "FILE", descriptionKey = "policy.file", description = "A policy.yaml.")
                    Path file) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("version", Policies.validate(read(file), name(file)));
        out.print(line);
        return ExitCode.OK.code();
    }

    @Command(name = "publish", description = "Puts a valid policy in force, without a restart.")
    int publish(
            @Option(
                            names = "--bootstrap",
                            required = true,
                            converter = Bootstrap.class,
                            paramLabel = "HOST:PORT",
                            description = "Kafka's address.")
                    String bootstrap,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = "The operator who publishes.")
                    String operator,
            @Parameters(paramLabel = "FILE", descriptionKey = "policy.file", description = "A policy.yaml.")
                    Path file) {
        String yaml = read(file);
        Policies.validate(yaml, name(file));
        Broker.at(bootstrap).close();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("version", Policies.publish(bootstrap, yaml, name(file), operator));
        line.put("publishedBy", operator);
        out.print(line);
        return ExitCode.OK.code();
    }

    @Command(name = "show", description = "The policy in force; without --bootstrap the shipped one.")
    int show(
            @Option(
                            names = "--bootstrap",
                            converter = Bootstrap.class,
                            paramLabel = "HOST:PORT",
                            description = "Kafka's address.")
                    @Nullable
                    String bootstrap) {
        out.print(bootstrap == null ? shipped() : inForce(bootstrap));
        return ExitCode.OK.code();
    }

    private static Map<String, Object> shipped() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("version", Policies.version(Policies.shipped()));
        line.put("yaml", Policies.shipped());
        return line;
    }

    private static Map<String, Object> inForce(String bootstrap) {
        Broker.at(bootstrap).close();
        PublishedPolicy policy = Policies.current(bootstrap)
                .orElseThrow(() -> new LaunchFailure(
                        ExitCode.BAD_INPUT,
                        "No policy is in force at " + bootstrap + " yet.",
                        "Chưa có chính sách nào có hiệu lực tại " + bootstrap + "."));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("version", policy.version());
        line.put("publishedAt", policy.publishedAt().toString());
        line.put("publishedBy", policy.publishedBy());
        line.put("yaml", policy.yaml());
        return line;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Unreadable.file(file, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
