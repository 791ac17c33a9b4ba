package org.lachan.bench.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.lachan.bench.extract.ExtractionCommand;
import org.lachan.bench.real.RealCommand;
import org.lachan.bench.soak.SoakCommand;
import org.lachan.launcher.cli.Commands;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.demo.DemoFolder;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine;

/** The launcher's command line with {@code bench} in it: help, languages, errors and exit codes are the same ones. */
public final class BenchCommands {
    private BenchCommands() {}

    /**
     * The root command with all others under it.
     *
     * @param people stderr
     */
    public static CommandLine line(Speech speech, PrintStream people, JsonLines out) {
        CommandLine bench = new CommandLine(new BenchCommand());
        bench.addSubcommand(new PipelineCommand(speech, out));
        bench.addSubcommand(new RealCommand(speech, out));
        bench.addSubcommand(new SoakCommand(speech, out));
        bench.addSubcommand(new ExtractionCommand(out));
        bench.addSubcommand(new JmhCommand(people, out));
        CommandLine line = Commands.line(
                speech, System.getenv(), InputStream.nullInputStream(), out, DemoFolder::isDemo, List.of(bench));
        if (speech.vietnamese()) {
            CommandLine ours = Objects.requireNonNull(line.getSubcommands().get("bench"));
            ours.setResourceBundle(Translation.over(ours.getResourceBundle()));
        }
        return line;
    }
}
