package org.lachan.launcher.cli;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.BorrowedDatabase;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which database a tool works on: that of a data folder, running or not, or one elsewhere. */
final class DatabaseOptions {
    private static final String PASSWORD = "LACHAN_JDBC_PASSWORD";

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            defaultValue = "data",
            paramLabel = "DIR",
            description = "Data folder whose embedded database is meant; by default ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--jdbc",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "A PostgreSQL elsewhere instead; the password comes from LACHAN_JDBC_PASSWORD.")
    private @Nullable String jdbc;

    @Option(
            names = "--jdbc-user",
            scope = ScopeType.INHERIT,
            defaultValue = "lachan",
            paramLabel = "NAME",
            description = "By default ${DEFAULT-VALUE}.")
    private String jdbcUser = "lachan";

    <T> T with(Function<DatabaseAccess, T> work) {
        LogFile.quiet();
        if (jdbc != null) {
            return work.apply(outside(jdbc, jdbcUser));
        }
        try (BorrowedDatabase database = BorrowedDatabase.of(data)) {
            return work.apply(database.access());
        }
    }

    /** @throws LaunchFailure {@code BAD_INPUT} for an address of something else than PostgreSQL */
    static DatabaseAccess outside(String jdbc, String user) {
        try {
            return new DatabaseAccess(jdbc, user, System.getenv().getOrDefault(PASSWORD, ""));
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    String.valueOf(e.getMessage()),
                    "Địa chỉ JDBC của PostgreSQL bắt đầu bằng jdbc:postgresql: nhưng đây là " + jdbc,
                    e);
        }
    }
}
