package org.lachan.launcher.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path root;

    @Test
    void shouldBeDurableGuardedAndRestartable() throws Exception {
        // given
        String first;
        try (EmbeddedPostgres postgres = start()) {
            first = postgres.access().url();
            assertThat(ask(postgres.access(), "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres.access(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres.access(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres.access(), "SELECT lower('ĐỨC')")).isEqualTo("đức");
            ask(postgres.access(), "CREATE TABLE kept AS SELECT 42 AS answer; SELECT 1");
            assertThatThrownBy(() -> ask(new DatabaseAccess(postgres.access().url(), "lachan", "wrong"), "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }

        // when
        try (EmbeddedPostgres postgres = start()) {
            // then
            assertThat(ask(postgres.access(), "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(postgres.access().url()).isNotEqualTo(first);
            assertThat(postgres.access().toString())
                    .doesNotContain(postgres.access().password());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("keys/postgres.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldStopTheServerThatOutlivedItsJvm() throws Exception {
        // given: a server whose owner never closed it
        EmbeddedPostgres orphan = start();
        ask(orphan.access(), "CREATE TABLE kept AS SELECT 'committed' AS state; SELECT 1");
        long pid = pid();

        // when
        try (EmbeddedPostgres postgres = start()) {
            // then
            assertThat(ask(postgres.access(), "SELECT state FROM kept")).isEqualTo("committed");
            // an ended process that nobody has waited for still has a number, but no program
            assertThat(ProcessHandle.of(pid).flatMap(process -> process.info().command()))
                    .isEmpty();
            assertThat(orphan.healthy()).isFalse();
        }
    }

    @Test
    void shouldIgnoreAProcessIdThatBelongsToAStranger() throws Exception {
        // given: the file of a killed server, its number now another program's
        start().close();
        Path pidFile = root.resolve("postgres/data/postmaster.pid");
        Files.write(pidFile, List.of(Long.toString(ProcessHandle.current().pid()), "data"));

        // when
        try (EmbeddedPostgres postgres = start()) {
            // then
            assertThat(postgres.healthy()).isTrue();
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(root.resolve("postgres"), root.resolve("keys"), 0);
    }

    private long pid() throws Exception {
        return Long.parseLong(
                Files.readAllLines(root.resolve("postgres/data/postmaster.pid")).get(0));
    }

    private static String ask(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
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
