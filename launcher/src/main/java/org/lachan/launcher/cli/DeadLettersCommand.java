package org.lachan.launcher.cli;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dead-letters",
        description = "What no step could read, and why. Content is left out: it may be what nobody should see.",
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {
    private final JsonLines out;

    DeadLettersCommand(JsonLines out) {
        this.out = out;
    }

    @Command(name = "list", description = "One line for each, oldest first.")
    int list(
            @Option(
                            names = "--bootstrap",
                            required = true,
                            converter = Bootstrap.class,
                            paramLabel = "HOST:PORT",
                            description = "Kafka's address.")
                    String bootstrap) {
        DeadLetters.at(bootstrap).forEach(letter -> out.print(line(letter)));
        return ExitCode.OK.code();
    }

    @Command(name = "show", description = "One of them, with its stack trace and, if asked, its bytes.")
    int show(
            @Option(
                            names = "--bootstrap",
                            required = true,
                            converter = Bootstrap.class,
                            paramLabel = "HOST:PORT",
                            description = "Kafka's address.")
                    String bootstrap,
            @Option(names = "--content", description = "Add the bytes, base64: for people who may see them.")
                    boolean content,
            @Parameters(
                            paramLabel = "PARTITION",
                            descriptionKey = "dead-letters.partition",
                            description = "As list tells.")
                    int partition,
            @Parameters(
                            paramLabel = "OFFSET",
                            descriptionKey = "dead-letters.partition",
                            description = "As list tells.")
                    long offset) {
        ConsumerRecord<byte[], byte[]> letter = DeadLetters.at(bootstrap)
                .find(partition, offset)
                .orElseThrow(() -> new LaunchFailure(
                        ExitCode.BAD_INPUT,
                        "There is no dead letter " + partition + "/" + offset + " at " + bootstrap + ".",
                        "Không có thư chết " + partition + "/" + offset + " tại " + bootstrap + "."));
        Map<String, Object> line = line(letter);
        line.put("stackTrace", headers(letter).getOrDefault(DeadLetters.STACK_TRACE, ""));
        if (content && letter.value() != null) {
            line.put("content", Base64.getEncoder().encodeToString(letter.value()));
        }
        out.print(line);
        return ExitCode.OK.code();
    }

    private static Map<String, Object> line(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = headers(letter);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("topic", letter.topic());
        line.put("partition", letter.partition());
        line.put("offset", letter.offset());
        line.put("key", DeadLetters.text(letter.key()));
        line.put("size", letter.value() == null ? 0 : letter.value().length);
        // Kept out of the list: pages long.
        headers.remove(DeadLetters.STACK_TRACE);
        line.put("reason", headers);
        return line;
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), DeadLetters.text(header.value()));
        }
        return headers;
    }
}
