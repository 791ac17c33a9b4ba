package org.lachan.launcher.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.Role;
import picocli.CommandLine;

/** Everything that {@code ./lachan} understands. */
public final class Commands {
    /** Commands that run until they are stopped; the environment may set each of their options. */
    private static final List<String> INSTANCES = List.of("all", "ingest", "classifier", "takedown");

    /** Tools that work on an instance's engines or folder; of them, it sets where those are. */
    private static final List<String> TOOLS =
            List.of("topics", "policy", "users", "audit", "dead-letters", "evidence", "backup", "partners");

    private final Speech speech;
    private final Map<String, String> environment;
    private final JsonLines out;
    private final Predicate<Path> demos;
    private final JdbcPassword password;

    private Commands(Speech speech, Map<String, String> environment, JsonLines out, Predicate<Path> demos) {
        this.speech = speech;
        this.environment = environment;
        this.out = out;
        this.demos = demos;
        this.password = new JdbcPassword(environment);
    }

    /**
     * The root command with all others under it.
     *
     * @param environment of the process: values of options that are not given, and the database's password
     * @param in what a tool reads that reads stdin
     * @param demos whether a data folder is a demo's, which no other instance may use
     * @param more commands of other packages, in the order of {@code --help}
     */
    public static CommandLine line(
            Speech speech,
            Map<String, String> environment,
            InputStream in,
            JsonLines out,
            Predicate<Path> demos,
            List<?> more) {
        RootCommand root = new RootCommand();
        CommandLine line = new CommandLine(root);
        more.forEach(line::addSubcommand);
        Commands commands = new Commands(speech, environment, out, demos);
        commands.addInstances(line);
        commands.addTools(line, in);
        commands.readEnvironment(line);
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

    private void addInstances(CommandLine line) {
        line.addSubcommand(new AllCommand(new InstanceOptions(demos), speech, out));
        RoleRun ingest = run(Role.INGEST);
        CommandLine crawler = new CommandLine(new IngestCommand(ingest));
        crawler.addSubcommand(new ImportCommand(ingest, out, Clock.systemUTC()));
        crawler.addSubcommand(new IngestStatusCommand(ingest, speech, out, Clock.systemUTC()));
        line.addSubcommand(crawler);
        line.addSubcommand(new ClassifierCommand(run(Role.CLASSIFIER)));
        line.addSubcommand(new TakedownCommand(run(Role.TAKEDOWN), password));
    }

    private RoleRun run(Role role) {
        return new RoleRun(role, new InstanceOptions(demos), speech, out);
    }

    private void addTools(CommandLine line, InputStream in) {
        line.addSubcommand(new TopicsCommand(out));
        line.addSubcommand(new PolicyCommand(out));
        line.addSubcommand(new ExtractCommand(out));
        line.addSubcommand(new ScoreCommand(in, out));
        line.addSubcommand(new ModelCommand(speech, out));
        line.addSubcommand(new UsersCommand(speech, out, new DatabaseOptions(password)));
        line.addSubcommand(new AuditCommand(out, new DatabaseOptions(password)));
        line.addSubcommand(new EvidenceCommand(speech, out, environment));
        line.addSubcommand(new BackupCommand(speech, out, Clock.systemUTC()));
        line.addSubcommand(new RestoreCommand(speech, out, Clock.systemUTC()));
        line.addSubcommand(new DeadLettersCommand(out));
        line.addSubcommand(new PartnersCommand(speech, out, Clock.systemUTC()));
    }

    private void readEnvironment(CommandLine line) {
        // Of the root itself only: the command line's own setter would reach every command.
        line.getCommandSpec().defaultValueProvider(Environment.ofInstances(environment));
        Map<String, CommandLine> commands = line.getSubcommands();
        INSTANCES.forEach(name -> Objects.requireNonNull(commands.get(name))
                .setDefaultValueProvider(Environment.ofInstances(environment)));
        // A role's command handed its own down to the tools under it.
        Objects.requireNonNull(commands.get("ingest"))
                .getSubcommands()
                .values()
                .forEach(tool -> tool.setDefaultValueProvider(Environment.ofTools(environment)));
        TOOLS.forEach(name ->
                Objects.requireNonNull(commands.get(name)).setDefaultValueProvider(Environment.ofTools(environment)));
    }
}
