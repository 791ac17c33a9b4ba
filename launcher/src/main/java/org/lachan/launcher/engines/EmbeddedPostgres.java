package org.lachan.launcher.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on 127.0.0.1, a process of its own: fsync and synchronous_commit on, one user with a random
 * password (scram-sha-256, {@code keys/postgres.password}). A server that outlived a killed JVM is stopped at the next
 * start, so that exactly one owns the data.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String NAME = "lachan";
    private static final String WAIT_SECONDS = "60";
    // Line numbers of postmaster.pid are fixed since PostgreSQL 10.
    private static final int PID_FILE_PORT = 3;

    private final PostgresPrograms programs;
    private final Path data;
    private final DatabaseAccess access;
    private final int port;

    private EmbeddedPostgres(PostgresPrograms programs, Path data, DatabaseAccess access, int port) {
        this.programs = programs;
        this.data = data;
        this.access = access;
        this.port = port;
    }

    /**
     * Returns when connections are accepted.
     *
     * @param folder where programs, data and log are; the first start makes them
     * @param keys where the password is
     * @param wantedPort 0 for any free one
     * @throws LaunchFailure {@code PORT_TAKEN}, {@code DISK_FULL}, {@code DATA_UNWRITABLE}, {@code NO_DATABASE}
     */
    public static EmbeddedPostgres start(Path folder, Path keys, int wantedPort) {
        try {
            Files.createDirectories(folder);
            PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpack(folder));
            Path data = folder.resolve("data").toAbsolutePath();
            stopSurvivor(programs, data);
            // Chosen after the survivor is gone: it may hold the very port that is asked for.
            int port = LoopbackPort.choose(wantedPort, EnginePorts.POSTGRES);
            boolean known = PostgresPassword.isKnown(keys);
            Path password = PostgresPassword.file(keys);
            if (Files.notExists(data)) {
                create(programs, data, password);
            } else if (!known) {
                replacePassword(programs, data, password);
            }
            Files.writeString(data.resolve(PostgresSettings.FILE), PostgresSettings.text(port));
            startServer(programs, data, folder.resolve("server.log"));
            LOG.info("event=postgres.started port={} folder={}", port, folder);
            return new EmbeddedPostgres(programs, data, access(port, password), port);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * The server that another process of ours runs on this folder.
     *
     * @throws LaunchFailure {@code NO_DATABASE} when none runs there
     */
    public static DatabaseAccess running(Path folder, Path keys) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
            int port = Integer.parseInt(lines.get(PID_FILE_PORT).strip());
            return access(port, PostgresPassword.file(keys));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new LaunchFailure(
                    ExitCode.NO_DATABASE,
                    "An instance holds the data folder of " + folder
                            + " but its PostgreSQL does not run yet: try again.",
                    "Một tiến trình đang giữ thư mục dữ liệu của " + folder
                            + " nhưng PostgreSQL của nó chưa chạy: hãy thử lại.",
                    e);
        }
    }

    public DatabaseAccess access() {
        return access;
    }

    private static DatabaseAccess access(int port, Path password) throws IOException {
        String url = "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + NAME;
        return new DatabaseAccess(url, NAME, Files.readString(password).strip());
    }

    boolean healthy() {
        return LoopbackPort.answers(port);
    }

    /** Ends connections and transactions, writes a checkpoint, stops. */
    @Override
    public void close() {
        try {
            stop(programs, data);
            LOG.info("event=postgres.stopped port={}", port);
        } catch (IOException e) {
            throw unwritable(data, e);
        }
    }

    // Made beside its place and moved there whole: a first start that was killed begins again from nothing.
    private static void create(PostgresPrograms programs, Path data, Path password) throws IOException {
        Path unfinished = data.resolveSibling("data.unfinished");
        PostgresBinaries.delete(unfinished);
        require(programs.run("initdb", PostgresSettings.initdb(unfinished, NAME, password)));
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                Files.readString(unfinished.resolve("postgresql.conf")) + "\ninclude '" + PostgresSettings.FILE
                        + "'\n");
        Files.writeString(unfinished.resolve(PostgresSettings.FILE), "");
        require(programs.run(
                "postgres",
                List.of("--single", "-D", unfinished.toString(), "postgres"),
                "CREATE DATABASE " + NAME + ";\n"));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    // The keys were lost: who owns the folder owns the database too.
    private static void replacePassword(PostgresPrograms programs, Path data, Path password) throws IOException {
        LOG.warn("event=postgres.password_replaced reason=\"keys have none\"");
        require(programs.run(
                "postgres",
                List.of("--single", "-D", data.toString(), "postgres"),
                "ALTER ROLE " + NAME + " PASSWORD '"
                        + Files.readString(password).strip() + "';\n"));
    }

    private static void startServer(PostgresPrograms programs, Path data, Path log) throws IOException {
        Files.deleteIfExists(log);
        PostgresPrograms.Outcome outcome = programs.run(
                "pg_ctl", List.of("start", "-D", data.toString(), "-w", "-t", WAIT_SECONDS, "-l", log.toString()));
        if (!outcome.done()) {
            throw failed(outcome.output() + (Files.exists(log) ? "\n" + Files.readString(log) : ""));
        }
    }

    private static void stop(PostgresPrograms programs, Path data) throws IOException {
        PostgresPrograms.Outcome outcome =
                programs.run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", WAIT_SECONDS));
        if (!outcome.done() && survivor(programs, data).isPresent()) {
            throw failed(outcome.output());
        }
    }

    private static void stopSurvivor(PostgresPrograms programs, Path data) throws IOException {
        Optional<ProcessHandle> survivor = survivor(programs, data);
        if (survivor.isPresent()) {
            LOG.warn(
                    "event=postgres.survivor pid={} action=stop", survivor.get().pid());
            stop(programs, data);
        }
    }

    // The process id may have been given to a stranger since: only one that runs a server's program is ours.
    private static Optional<ProcessHandle> survivor(PostgresPrograms programs, Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        String server = programs.path("postgres").toRealPath().toString();
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process ->
                        process.info().command().filter(server::equals).isPresent());
    }

    private static void require(PostgresPrograms.Outcome outcome) {
        if (!outcome.done()) {
            throw failed(outcome.output());
        }
    }

    private static LaunchFailure failed(String output) {
        IOException cause = new IOException(output);
        LaunchFailure full = DiskSpace.asFull(Path.of("."), cause);
        if (full != null) {
            return full;
        }
        if (output.contains("unshare")) {
            return new LaunchFailure(
                    ExitCode.NO_DATABASE,
                    "PostgreSQL does not run as root and this system allows no user namespace: start as an ordinary user.",
                    "PostgreSQL không chạy dưới quyền root và hệ thống không cho phép không gian người dùng: hãy chạy"
                            + " bằng người dùng thường.",
                    cause);
        }
        String lastLine = output.lines().reduce("", (before, line) -> line.isBlank() ? before : line);
        return new LaunchFailure(
                ExitCode.NO_DATABASE,
                "The embedded PostgreSQL did not start: " + lastLine,
                "PostgreSQL kèm theo không khởi động được: " + lastLine,
                cause);
    }

    private static LaunchFailure unwritable(Path folder, IOException e) {
        LaunchFailure full = DiskSpace.asFull(folder, e);
        return full != null
                ? full
                : new LaunchFailure(
                        ExitCode.DATA_UNWRITABLE,
                        "PostgreSQL's folder " + folder + " cannot be written: " + e.getMessage(),
                        "Không ghi được vào thư mục của PostgreSQL " + folder + ": " + e.getMessage(),
                        e);
    }
}
