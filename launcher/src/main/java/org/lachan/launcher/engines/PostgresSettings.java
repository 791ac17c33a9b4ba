package org.lachan.launcher.engines;

import java.nio.file.Path;
import java.util.List;

/** Settings of the embedded PostgreSQL. */
final class PostgresSettings {
    /** Written anew at each start, beside {@code postgresql.conf}, which includes it. */
    static final String FILE = "lachan.conf";

    private PostgresSettings() {}

    static List<String> initdb(Path data, String user, Path password) {
        return List.of(
                "-D",
                data.toString(),
                "-U",
                user,
                "--auth=scram-sha-256",
                "--pwfile=" + password.toAbsolutePath(),
                "--encoding=UTF8",
                "--locale=C",
                // lower() and upper() must know Vietnamese letters whatever locales the machine has.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
    }

    // Statements and DETAIL lines would carry rows of cases into the log.
    static String text(int port) {
        return """
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                shared_buffers = 64MB
                max_connections = 50
                max_wal_size = 256MB
                timezone = 'UTC'
                logging_collector = on
                log_directory = 'log'
                log_filename = 'postgresql-%%a.log'
                log_truncate_on_rotation = on
                log_rotation_size = 0
                log_rotation_age = 1d
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(LoopbackPort.HOST, port);
    }
}
