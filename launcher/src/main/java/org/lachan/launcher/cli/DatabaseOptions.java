package org.lachan.launcher.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.AnsweringDatabase;
import org.lachan.launcher.roles.BorrowedDatabase;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which database a tool works on: that of a data folder, running or not, or one elsewhere. */
final class DatabaseOptions {
    private final JdbcPassword password;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            defaultValue = "data",
            paramLabel = "DIR",
            descriptionKey = "database.data",
            description = "Data folder whose embedded database is meant; by default ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--jdbc",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            descriptionKey = "database.jdbc",
            description =
                    "A PostgreSQL elsewhere instead; the password comes from LACHAN_JDBC_PASSWORD or the file that LACHAN_JDBC_PASSWORD_FILE names.")
    private @Nullable String jdbc;

    @Option(
            names = "--jdbc-user",
            scope = ScopeType.INHERIT,
            defaultValue = "lachan",
            paramLabel = "NAME",
            descriptionKey = "database.user",
            description = "By default ${DEFAULT-VALUE}.")
    private String jdbcUser = "lachan";

    DatabaseOptions(JdbcPassword password) {
        this.password = password;
    }

    /** Works on a database that is there: a misspelt folder must not look like an empty one. */
    <T> T with(Function<DatabaseAccess, T> work) {
        if (jdbc == null && !Files.exists(new DataFolder(data).postgres())) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "There is no database in the folder " + data + " yet: check --data.",
                    "Thư mục " + data + " chưa có cơ sở dữ liệu: hãy kiểm tra --data.");
        }
        return withNew(work);
    }

    /** The same, but makes the folder and its database where they are missing. */
    <T> T withNew(Function<DatabaseAccess, T> work) {
        LogFile.quiet();
        if (jdbc != null) {
            return work.apply(AnsweringDatabase.require(password.access(jdbc, jdbcUser)));
        }
        try (BorrowedDatabase database = BorrowedDatabase.of(data)) {
            return work.apply(database.access());
        }
    }
}
