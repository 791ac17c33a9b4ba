package org.lachan.launcher.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that was restored without its keys. */
class LostPasswordTest {
    @TempDir
    Path root;

    @Test
    void shouldOpenTheDatabaseWithAFreshPasswordAndKeepItsRows() throws Exception {
        // given
        DatabaseAccess before;
        try (EmbeddedPostgres postgres = start()) {
            before = postgres.access();
            ask(before, "CREATE TABLE kept AS SELECT 'here' AS answer; SELECT 1");
        }
        Files.delete(root.resolve("keys/postgres.password"));

        // when
        try (EmbeddedPostgres postgres = start()) {
            // then
            assertThat(ask(postgres.access(), "SELECT answer FROM kept")).isEqualTo("here");
            assertThat(postgres.access().password()).isNotEqualTo(before.password());
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(root.resolve("postgres"), root.resolve("keys"), 0);
    }

    private static String ask(DatabaseAccess access, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(query);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
