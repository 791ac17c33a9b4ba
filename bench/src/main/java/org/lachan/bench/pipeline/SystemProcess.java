package org.lachan.bench.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** A running {@link SystemUnderTest}. */
final class SystemProcess implements AutoCloseable {
    private static final int ORDERLY_SECONDS = 10;

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;
    private final String bootstrap;

    private SystemProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.bootstrap = answer(SystemUnderTest.READY);
    }

    /**
     * Returns when both applications have started.
     *
     * @param bootstrap null for a broker of its own
     * @throws LaunchFailure with the process' own reason
     */
    static SystemProcess start(Path data, @Nullable String bootstrap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Heap, collector and all else as the script gave them to this process, LACHAN_JAVA_OPTS among them.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SystemUnderTest.class.getName()));
        command.addAll(List.of(data.toString(), bootstrap == null ? SystemUnderTest.EMBEDDED : bootstrap));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw ended(e);
        }
        try {
            return new SystemProcess(process);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** {@code host:port} for clients. */
    String bootstrap() {
        return bootstrap;
    }

    /** Pauses one application and lets the other run. */
    void turnTo(Side side) {
        commands.println(side);
        answer(SystemUnderTest.DONE);
    }

    ProcessUse use() {
        check();
        return ProcessUse.of(process.toHandle());
    }

    /** @throws LaunchFailure when it has ended */
    void check() {
        if (!process.isAlive()) {
            throw ended(null);
        }
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

    /** What follows {@code prefix}. */
    private String answer(String prefix) {
        String line;
        try {
            line = answers.readLine();
        } catch (IOException e) {
            throw ended(e);
        }
        if (line == null) {
            throw ended(null);
        }
        if (line.startsWith(SystemUnderTest.FAILED)) {
            String[] codeAndReason =
                    line.substring(SystemUnderTest.FAILED.length()).split(" ", 2);
            throw new LaunchFailure(ExitCode.valueOf(codeAndReason[0]), codeAndReason[1], codeAndReason[1]);
        }
        if (!line.startsWith(prefix)) {
            throw new IllegalStateException("The system under test says: " + line);
        }
        return line.substring(prefix.length());
    }

    private static LaunchFailure ended(@Nullable Exception cause) {
        return new LaunchFailure(
                ExitCode.FAILED,
                "The process under test has ended; its own words stand above.",
                "Tiến trình được đo đã kết thúc; lời báo của nó ở phía trên.",
                cause);
    }
}
