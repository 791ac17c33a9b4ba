package org.lachan.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lachan.bench.cli.BenchCommands;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.Speech;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program, with {@code bench} among its commands; {@code ./lachan bench} starts it. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        PrintStream people = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Speech speech = Speech.of(List.of(arguments), System.getenv(), people);
        PrintStream results = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(BenchCommands.line(speech, people, new JsonLines(results))
                .setOut(new PrintWriter(results, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(people, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }
}
