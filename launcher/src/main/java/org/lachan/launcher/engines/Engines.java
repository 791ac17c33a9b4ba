package org.lachan.launcher.engines;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** A broker and a database on 127.0.0.1, with all their data in one folder. */
public final class Engines implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedPostgres postgres;

    private Engines(EmbeddedBroker broker, EmbeddedPostgres postgres) {
        this.broker = broker;
        this.postgres = postgres;
    }

    /**
     * Starts both side by side.
     *
     * @param folder made and locked by the caller: two servers on one data folder would destroy it
     * @throws LaunchFailure {@code PORT_TAKEN}, {@code DISK_FULL}, {@code DATA_UNWRITABLE}, {@code NO_DATABASE}, {@code FAILED}
     */
    public static Engines start(DataFolder folder, EnginePorts ports) {
        requireSpace(folder);
        CompletableFuture<EmbeddedPostgres> postgres = CompletableFuture.supplyAsync(
                () -> EmbeddedPostgres.start(folder.postgres(), folder.keys(), ports.postgres()));
        EmbeddedBroker broker;
        try {
            broker = EmbeddedBroker.start(folder.kafka(), ports.broker());
        } catch (RuntimeException e) {
            postgres.thenAccept(EmbeddedPostgres::close)
                    .exceptionally(also -> null)
                    .join();
            throw e;
        }
        try {
            return new Engines(broker, postgres.join());
        } catch (CompletionException e) {
            broker.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** {@code host:port} for Kafka clients. */
    public String bootstrap() {
        return broker.bootstrap();
    }

    public DatabaseAccess database() {
        return postgres.access();
    }

    /** Both accept connections. */
    public boolean healthy() {
        return broker.healthy() && postgres.healthy();
    }

    /** Stops both in order; the data stays. */
    @Override
    public void close() {
        try (postgres) {
            broker.close();
        }
    }

    private static void requireSpace(DataFolder folder) {
        try {
            DiskSpace.require(folder.root(), DiskSpace.MINIMUM);
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "The data folder " + folder.root() + " cannot be read: " + e.getMessage(),
                    "Không đọc được thư mục dữ liệu " + folder.root() + ": " + e.getMessage(),
                    e);
        }
    }
}
