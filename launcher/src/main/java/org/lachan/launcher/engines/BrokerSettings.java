package org.lachan.launcher.engines;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of the one broker.
 *
 * <p>No quota of bytes: Kafka would delete the oldest records of a partition that outgrows it, read or not. Records go with
 * their topic's time; ingest makes room earlier, but only of what was read, and brakes before the disk is full. Compacted
 * topics grow with their keys only, the metadata log ends at {@link #METADATA_BYTES}.
 */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    static final int SEGMENT_BYTES = 16 << 20;
    static final int METADATA_BYTES = 64 << 20;

    private BrokerSettings() {}

    static Properties of(Path folder, int brokerPort, int controllerPort) {
        Properties settings = new Properties();
        node(settings, folder, brokerPort, controllerPort);
        single(settings);
        logs(settings);
        small(settings);
        return settings;
    }

    // Voters are named by the settings, not by the log (kraft.version 0), so that the controller's port may change.
    private static void node(Properties settings, Path folder, int brokerPort, int controllerPort) {
        String broker = "PLAINTEXT://" + LoopbackPort.HOST + ":" + brokerPort;
        String controller = LoopbackPort.HOST + ":" + controllerPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", broker + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", broker);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", folder.toAbsolutePath().toString());
    }

    private static void single(Properties settings) {
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the controller waits this long for the dead broker's session before it admits the new one.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    private static void logs(Properties settings) {
        settings.put("log.segment.bytes", Integer.toString(SEGMENT_BYTES));
        settings.put("log.retention.bytes", "-1");
        // A segment goes as a whole: a quiet partition would keep its oldest record a week longer than the newest one.
        settings.put("log.roll.hours", "24");
        settings.put("log.retention.check.interval.ms", "30000");
        settings.put("offsets.topic.segment.bytes", Integer.toString(SEGMENT_BYTES));
        settings.put("transaction.state.log.segment.bytes", Integer.toString(SEGMENT_BYTES));
        settings.put("metadata.log.segment.bytes", Integer.toString(8 << 20));
        settings.put("metadata.max.retention.bytes", Integer.toString(METADATA_BYTES));
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    }

    private static void small(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(256 << 10));
    }
}
