package org.lachan.launcher.roles;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** A role that was started, as health and metrics see it. */
interface RunningRole extends AutoCloseable {
    Role role();

    boolean healthy();

    /** At most one map inside the map; its numbers become gauges. */
    Map<String, Object> status();

    /** The Kafka Streams applications of this role, for their metrics. */
    List<KafkaStreams> streams();

    @Override
    void close();
}
