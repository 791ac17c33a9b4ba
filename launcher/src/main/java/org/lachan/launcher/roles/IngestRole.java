package org.lachan.launcher.roles;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.lachan.ingest.Ingest;

record IngestRole(Ingest ingest) implements RunningRole {
    @Override
    public Role role() {
        return Role.INGEST;
    }

    @Override
    public boolean healthy() {
        return ingest.healthy();
    }

    @Override
    public Map<String, Object> status() {
        return ingest.status();
    }

    @Override
    public List<KafkaStreams> streams() {
        return ingest.streams();
    }

    @Override
    public void close() {
        ingest.close();
    }
}
