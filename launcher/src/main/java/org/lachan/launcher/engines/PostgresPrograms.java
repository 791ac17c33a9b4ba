package org.lachan.launcher.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Runs the programs of one unpacked PostgreSQL and waits for them. */
final class PostgresPrograms {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Path home;
    private final boolean root;

    PostgresPrograms(Path home) throws IOException {
        this.home = home;
        // "unix" is there on every system that PostgreSQL's bundled programs run on.
        this.root =
                ((Integer) Files.getAttribute(home, "unix:uid")) == 0 && "root".equals(System.getProperty("user.name"));
    }

    /** What a program said, and whether it ended with 0. */
    record Outcome(boolean done, String output) {}

    Outcome run(String program, List<String> arguments) throws IOException {
        return run(program, arguments, "");
    }

    Outcome run(String program, List<String> arguments, String input) throws IOException {
        Path in = Files.createTempFile("lachan-postgres", ".in");
        Path out = Files.createTempFile("lachan-postgres", ".out");
        try {
            Files.writeString(in, input);
            boolean done = ended(builder(program, arguments, in, out).start()) == 0;
            return new Outcome(
                    done, Files.readString(out, StandardCharsets.UTF_8).strip());
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    /** The program's absolute path: tells whether a process is one of this PostgreSQL. */
    Path path(String program) {
        return home.resolve("bin").resolve(program).toAbsolutePath();
    }

    // Files, not pipes: the server that pg_ctl leaves behind would hold a pipe open for ever.
    private ProcessBuilder builder(String program, List<String> arguments, Path in, Path out) {
        List<String> command = new ArrayList<>();
        if (root) {
            // PostgreSQL refuses to run as root; in a user namespace without a map it sees itself as nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(path(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static int ended(Process process) throws IOException {
        try {
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "PostgreSQL did not answer within " + LIMIT.toSeconds() + " seconds.",
                    "PostgreSQL không trả lời trong " + LIMIT.toSeconds() + " giây.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("Interrupted while a PostgreSQL program ran", e);
        }
    }
}
