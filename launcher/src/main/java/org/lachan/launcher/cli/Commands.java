package org.lachan.launcher.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.Role;
import picocli.CommandLine;

/** Everything that {@code ./lachan} understands. */
public final class Commands {
    private Commands() {}

    /**
     * The root command with all others under it.
     *
     * @param in what a tool reads that reads stdin
     * @param demos whether a data folder is a demo's, which no other instance may use
     * @param more commands of other packages, in the order of {@code --help}
     */
    public static CommandLine line(Speech speech, InputStream in, JsonLines out, Predicate<Path> demos, List<?> more) {
        RootCommand root = new RootCommand();
        CommandLine line = new CommandLine(root);
        more.forEach(line::addSubcommand);
        line.addSubcommand(new AllCommand(new InstanceOptions(demos), speech, out));
        for (Role role : Role.values()) {
            line.addSubcommand(role.label(), new RoleCommand(role, new InstanceOptions(demos), speech, out));
        }
        line.addSubcommand(new TopicsCommand(out));
        line.addSubcommand(new PolicyCommand(out));
        line.addSubcommand(new ExtractCommand(out));
        line.addSubcommand(new ScoreCommand(in, out));
        line.addSubcommand(new ModelCommand(speech, out));
        line.addSubcommand(new UsersCommand(speech, out));
        line.addSubcommand(new AuditCommand(out));
        line.addSubcommand(new DeadLettersCommand(out));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            root.apply();
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler(new Failures(speech, root));
        line.setParameterExceptionHandler(new Misuse(speech));
        Help.of(speech.vietnamese()).fill(line);
        return line;
    }
}
