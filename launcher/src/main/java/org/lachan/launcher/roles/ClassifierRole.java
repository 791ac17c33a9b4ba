package org.lachan.launcher.roles;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.lachan.classifier.Classifier;

record ClassifierRole(Classifier classifier) implements RunningRole {
    @Override
    public Role role() {
        return Role.CLASSIFIER;
    }

    @Override
    public boolean healthy() {
        return classifier.healthy();
    }

    @Override
    public Map<String, Object> status() {
        return classifier.status();
    }

    @Override
    public List<KafkaStreams> streams() {
        return classifier.streams();
    }

    @Override
    public void close() {
        classifier.close();
    }
}
