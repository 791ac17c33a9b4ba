package org.lachan.launcher.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The project of docker-compose.yml and .ci/compose.test.yml, from up to down. */
final class Compose implements AutoCloseable {
    private static final String PROJECT = "lachan-test";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int PAUSE_MS = 2_000;

    private final Path root;
    private final Map<String, String> variables;
    private final List<String> program;
    private final Path log;

    /**
     * @param root of the repository
     * @param variables what would stand in .env
     * @param program {@code docker-compose}, or {@code docker compose}
     * @param log where {@link #close} leaves what all services said
     */
    Compose(Path root, Map<String, String> variables, String program, Path log) {
        this.root = root;
        this.variables = Map.copyOf(variables);
        this.program = List.of(program.split(" "));
        this.log = log;
    }

    /** Returns when each of the services is healthy. */
    void up(int services) {
        compose("up", "-d", "--no-build");
        Instant deadline = Instant.now().plus(LIMIT);
        Map<String, String> states = states();
        while (states.size() < services || !states.values().stream().allMatch(state -> state.contains("(healthy)"))) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Not all services are healthy: " + states);
            }
            pause();
            states = states();
        }
    }

    /** Ends the services in order, as an operator does. */
    void stop() {
        compose("stop");
    }

    /** Of a stopped service. */
    int exitCode(String service) {
        return Integer.parseInt(inspect(service, "{{.State.ExitCode}}"));
    }

    /** A field of a service's container, as {@code docker inspect} formats it. */
    String inspect(String service, String format) {
        return run("docker", "inspect", "-f", format, compose("ps", "-q", "-a", service));
    }

    /** What a command in a service's container prints. */
    String in(String service, String... command) {
        List<String> arguments = new ArrayList<>(List.of("exec", "-T", service));
        arguments.addAll(List.of(command));
        return compose(arguments.toArray(String[]::new));
    }

    /** Saves the log and takes everything down, volumes included. */
    @Override
    public void close() throws IOException {
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, compose("ps", "-a") + "\n\n" + compose("logs", "--no-color", "--timestamps") + "\n");
        } finally {
            compose("down", "--volumes", "--timeout", "20");
        }
    }

    /** Service to its state in words, of those that run. */
    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        String label = "com.docker.compose.";
        run(
                        "docker",
                        "ps",
                        "--filter",
                        "label=" + label + "project=" + PROJECT,
                        "--format",
                        "{{.Label \"" + label + "service\"}} {{.Status}}")
                .lines()
                .forEach(line -> states.put(line.split(" ")[0], line));
        return states;
    }

    private String compose(String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("-p", PROJECT, "-f", "docker-compose.yml", "-f", ".ci/compose.test.yml"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(root.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(variables);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
