package org.lachan.takedown.consume;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.lachan.content.topics.Holding;
import org.lachan.content.topics.TopicFollower;
import org.lachan.schemas.Topic;
import org.lachan.takedown.relay.Loop;

/** A {@link Loop} that keeps what a compacted topic holds in memory. */
public final class FollowLoop {
    private static final Duration WAIT = Duration.ofMillis(500);

    private FollowLoop() {}

    public static <V extends SpecificRecord> Loop of(
            String name, String bootstrap, Topic<V> topic, Holding<V> holding) {
        return new Loop(name, () -> {
            TopicFollower<V> follower = TopicFollower.open(bootstrap, topic, holding);
            return new Loop.Rounds() {
                @Override
                public void round() {
                    follower.poll(WAIT);
                }

                @Override
                public void wake() {
                    follower.wake();
                }

                @Override
                public void close() {
                    follower.close();
                }
            };
        });
    }
}
