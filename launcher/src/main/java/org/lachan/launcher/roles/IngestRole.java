package org.lachan.launcher.roles;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.Ingest;
import org.lachan.ingest.intake.ContactJanitor;
import org.lachan.ingest.intake.web.IntakeWeb;

/** @param intake null where nobody can hand in */
record IngestRole(
        Ingest ingest, ContactJanitor contacts, @Nullable IntakeWeb intake) implements RunningRole {
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
        try {
            if (intake != null) {
                intake.close();
            }
        } finally {
            contacts.close();
            ingest.close();
        }
    }
}
