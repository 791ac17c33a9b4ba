package org.lachan.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lachan.launcher.cli.Commands;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.demo.DemoCommand;
import org.lachan.launcher.demo.DemoFolder;
import org.lachan.launcher.exit.Speech;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program. */
public final class Lachan {
    private Lachan() {}

    public static void main(String[] arguments) {
        // Logback is set up by logback.xml and the command; Boot would throw both away and begin anew.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // Tomcat logs through java.util.logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        PrintStream people = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Speech speech = Speech.of(List.of(arguments), System.getenv(), people);
        PrintStream results = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(Commands.line(
                        speech,
                        System.getenv(),
                        System.in,
                        new JsonLines(results),
                        DemoFolder::isDemo,
                        List.of(new DemoCommand(speech)))
                .setOut(new PrintWriter(results, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(people, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }
}
