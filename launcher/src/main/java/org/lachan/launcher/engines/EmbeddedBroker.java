package org.lachan.launcher.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker and controller on 127.0.0.1, its log on disk. Survives restarts and the process' death with its data;
 * records are not synced to the disk one by one, so a power cut may cost the last ones.
 *
 * <p>Kafka promises no stability for the classes used here: the version is pinned and a smoke test holds it.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Returns when clients are served.
     *
     * @param folder where the log is; formatted when it is new
     * @param wantedPort 0 for any free one; it may differ from the last start's
     * @throws LaunchFailure {@code PORT_TAKEN}, {@code DISK_FULL}, {@code FAILED}
     */
    public static EmbeddedBroker start(Path folder, int wantedPort) {
        int port = LoopbackPort.choose(wantedPort, EnginePorts.BROKER);
        int controllerPort = LoopbackPort.choose(0, "Kafka");
        Properties settings = BrokerSettings.of(folder, port, controllerPort);
        try {
            Files.createDirectories(folder);
            format(folder);
            haltsAsDiskFull(folder);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            startOrStop(server);
            LOG.info("event=broker.started port={} folder={}", port, folder);
            return new EmbeddedBroker(server, port);
        } catch (Exception e) {
            throw failure(folder, port, e);
        }
    }

    /** {@code host:port} for clients. */
    public String bootstrap() {
        return LoopbackPort.HOST + ":" + port;
    }

    boolean healthy() {
        return LoopbackPort.answers(port);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        LOG.info("event=broker.stopped port={}", port);
    }

    // Kafka halts the process when it cannot write its only folder any more: faster than any watch, and with 1.
    private static void haltsAsDiskFull(Path folder) {
        Exit.setHaltProcedure((status, message) ->
                Runtime.getRuntime().halt(DiskSpace.isFull(folder) ? ExitCode.DISK_FULL.code() : status));
    }

    private static void startOrStop(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setHasDynamicQuorum(false)
                .addDirectory(folder.toAbsolutePath().toString())
                .setMetadataLogDirectory(folder.toAbsolutePath().toString())
                .run();
    }

    private static LaunchFailure failure(Path folder, int port, Exception e) {
        LaunchFailure full = DiskSpace.asFull(folder, e);
        if (full != null) {
            return full;
        }
        if (e instanceof LaunchFailure known) {
            return known;
        }
        if (e instanceof IOException) {
            return new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "Kafka cannot write its log under " + folder + ": " + e.getMessage(),
                    "Kafka không ghi được nhật ký trong " + folder + ": " + e.getMessage(),
                    e);
        }
        return new LaunchFailure(
                ExitCode.FAILED,
                "Kafka did not start on port " + port + " with its log in " + folder + ": " + e.getMessage(),
                "Kafka không khởi động được ở cổng " + port + ", nhật ký trong " + folder + ": " + e.getMessage(),
                e);
    }
}
