package org.lachan.bench.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running {@link SoakedSystem}. */
final class SoakedProcess implements AutoCloseable {
    private static final int ORDERLY_SECONDS = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;
    private final String bootstrap;

    /**
     * How far it is.
     *
     * @param missing sources not polled since {@link #pollNow}
     * @param waiting tasks due or under way; -1 while unknown
     */
    record Status(int missing, long waiting, String flow, Map<String, Long> errors) {
        boolean isIdle() {
            return missing == 0 && waiting == 0;
        }
    }

    private SoakedProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        String ready = answer();
        if (!ready.startsWith(SoakedSystem.READY)) {
            throw new IllegalStateException("The soaked system says: " + ready);
        }
        this.bootstrap = ready.substring(SoakedSystem.READY.length());
    }

    /**
     * Returns when ingest has started.
     *
     * @throws LaunchFailure with the process' own reason
     */
    static SoakedProcess start(Path data, Path sources) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Heap, collector and all else as the script gave them to this process, LACHAN_JAVA_OPTS among them.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SoakedSystem.class.getName()));
        command.addAll(List.of(data.toString(), sources.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return new SoakedProcess(process);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** {@code host:port} for clients. */
    String bootstrap() {
        return bootstrap;
    }

    long pid() {
        return process.pid();
    }

    /** Makes everything due, and looked at again. */
    void pollNow() {
        commands.println(SoakedSystem.POLL);
        answer();
    }

    Status status() {
        commands.println(SoakedSystem.STATUS);
        JsonNode line = JSON.readTree(answer());
        Map<String, Long> errors = new TreeMap<>();
        line.get("errors")
                .properties()
                .forEach(entry -> errors.put(entry.getKey(), entry.getValue().asLong()));
        return new Status(
                line.get("missing").asInt(),
                line.get("waiting").asLong(),
                line.get("flow").asString(),
                errors);
    }

    /** As kill -9: nothing is put in order. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private String answer() {
        String line;
        try {
            line = answers.readLine();
        } catch (IOException e) {
            throw ended("its answer cannot be read", e);
        }
        if (line == null) {
            throw ended("its own words stand above", null);
        }
        if (line.startsWith(SoakedSystem.FAILED)) {
            throw ended(line.substring(SoakedSystem.FAILED.length()), null);
        }
        return line;
    }

    private static LaunchFailure ended(String why, @Nullable Exception cause) {
        return new LaunchFailure(
                ExitCode.FAILED,
                "The soaked process has ended: " + why,
                "Tiến trình được thử đã kết thúc: " + why,
                cause);
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(ORDERLY_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
