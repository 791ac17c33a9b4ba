package org.lachan.launcher.cli;

import java.util.concurrent.Callable;
import org.lachan.launcher.engines.DatabaseAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "takedown",
        description =
                "Runs the role of cases, console and letters, against Kafka and PostgreSQL elsewhere, until SIGTERM or"
                        + " SIGINT.")
final class TakedownCommand implements Callable<Integer> {
    private final JdbcPassword password;

    @Mixin
    private final RoleRun role;

    @Mixin
    private final ConsoleOptions console = new ConsoleOptions();

    @Option(names = "--jdbc", required = true, paramLabel = "URL", description = "PostgreSQL's address.")
    private String jdbc = "";

    @Option(
            names = "--jdbc-user",
            defaultValue = "lachan",
            paramLabel = "NAME",
            description = "By default ${DEFAULT-VALUE}; the password comes from LACHAN_JDBC_PASSWORD or from the file"
                    + " that LACHAN_JDBC_PASSWORD_FILE names.")
    private String jdbcUser = "lachan";

    TakedownCommand(RoleRun role, JdbcPassword password) {
        this.role = role;
        this.password = password;
    }

    @Override
    public Integer call() {
        DatabaseAccess database = password.access(jdbc, jdbcUser);
        return role.run(
                new RoleRun.Particulars(database, null, null, false, StreamsOptions.THREADS, console.port(), null));
    }
}
