package org.lachan.launcher.roles;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.lachan.takedown.Takedown;

/** Its Spring context starts and stops it, so that {@link #close} has nothing to do. */
record TakedownRole(Takedown takedown) implements RunningRole {
    @Override
    public Role role() {
        return Role.TAKEDOWN;
    }

    @Override
    public boolean healthy() {
        return takedown.healthy();
    }

    @Override
    public Map<String, Object> status() {
        return takedown.status();
    }

    @Override
    public List<KafkaStreams> streams() {
        return List.of();
    }

    @Override
    public void close() {}
}
