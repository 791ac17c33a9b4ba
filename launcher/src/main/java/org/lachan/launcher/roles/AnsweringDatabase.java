package org.lachan.launcher.roles;

import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.takedown.store.Database;

/** A database that was asked before anything else is done with it. */
public final class AnsweringDatabase {
    private AnsweringDatabase() {}

    /**
     * @throws LaunchFailure {@code NO_DATABASE} when nobody answers there or the password is refused, {@code BAD_INPUT}
     *     for an address that is none
     */
    public static DatabaseAccess require(DatabaseAccess database) {
        if (answers(database)) {
            return database;
        }
        throw new LaunchFailure(
                ExitCode.NO_DATABASE,
                "No PostgreSQL answers at " + database.url() + " for user " + database.user()
                        + ": check --jdbc, --jdbc-user and LACHAN_JDBC_PASSWORD.",
                "Không có PostgreSQL trả lời tại " + database.url() + " cho người dùng " + database.user()
                        + ": hãy kiểm tra --jdbc, --jdbc-user và LACHAN_JDBC_PASSWORD.");
    }

    private static boolean answers(DatabaseAccess database) {
        try {
            return Database.at(database.url(), database.user(), database.password())
                    .answers();
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "An address of PostgreSQL looks like jdbc:postgresql://host:5432/name, not like " + database.url(),
                    "Địa chỉ của PostgreSQL có dạng jdbc:postgresql://host:5432/ten, không phải " + database.url(),
                    e);
        }
    }
}
