package org.lachan.launcher.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.Role;
import picocli.CommandLine;

/** Everything that {@code ./lachan} understands. */
public final class Commands {
    private Commands() {}

    /**
     * The root command with all others under it.
     *
     * @param more commands of other packages, in the order of {@code --help}
     */
    public static CommandLine line(Speech speech, JsonLines out, List<?> more) {
        RootCommand root = new RootCommand();
        CommandLine line = new CommandLine(root);
        more.forEach(line::addSubcommand);
        line.addSubcommand(new AllCommand(speech, out));
        for (Role role : Role.values()) {
            line.addSubcommand(role.label(), new RoleCommand(role, speech, out));
        }
        line.addSubcommand(new TopicsCommand(out));
        line.addSubcommand(new PolicyCommand(out));
        line.addSubcommand(new ExtractCommand(out));
        line.addSubcommand(new ScoreCommand(out));
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
        exitCodes(line);
        return line;
    }

    private static void exitCodes(CommandLine line) {
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
        line.getCommandSpec()
                .usageMessage()
                .exitCodeList(Arrays.stream(ExitCode.values())
                        .collect(Collectors.toMap(
                                code -> String.valueOf(code.code()),
                                ExitCode::meaning,
                                (first, second) -> first,
                                LinkedHashMap::new)));
        line.getSubcommands().values().forEach(Commands::exitCodes);
    }
}
