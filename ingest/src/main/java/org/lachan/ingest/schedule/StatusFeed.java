package org.lachan.ingest.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.lachan.avro.SourceStatus;
import org.lachan.content.topics.Holding;
import org.lachan.content.topics.TopicFollower;
import org.lachan.schemas.Topics;

/** What the frontiers of all instances last reported, as far as it is committed. For one thread. */
final class StatusFeed implements Holding<SourceStatus>, AutoCloseable {
    private final TopicFollower<SourceStatus> follower;
    private final Map<String, SourceStatus> latest = new HashMap<>();

    @SuppressWarnings("this-escape") // it is told of nothing before it is asked to read
    StatusFeed(String bootstrap) {
        follower = TopicFollower.open(bootstrap, Topics.SOURCE_STATUS, this);
    }

    /**
     * Reads to the end, as it is now.
     *
     * @throws IllegalStateException when that takes longer than thirty seconds
     */
    void catchUp() {
        follower.readToTheEnd();
    }

    @Override
    public void put(String key, SourceStatus status) {
        latest.put(key, status);
    }

    @Override
    public void remove(String key) {
        latest.remove(key);
    }

    /** Source to the time at which the poll that was answered last was asked for. */
    Map<String, Instant> answered() {
        Map<String, Instant> answered = new HashMap<>();
        for (SourceStatus status : latest.values()) {
            Instant asked = status.getAskedAt();
            if (asked != null) {
                answered.merge(status.getSourceId(), asked, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return answered;
    }

    /** Tasks that are due or under way, on all instances. */
    long waiting() {
        return latest.values().stream().mapToLong(SourceStatus::getWaiting).sum();
    }

    @Override
    public void close() {
        follower.close();
    }
}
