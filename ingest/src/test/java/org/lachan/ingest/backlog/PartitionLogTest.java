package org.lachan.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class PartitionLogTest {
    @Test
    void shouldCountWhatWaitsInATopic() {
        // given
        PartitionLog half = log("posts", 0, 10, 5, 100);
        PartitionLog never = log("posts", 3, 10, 3, 100);
        PartitionLog done = log("posts", 10, 10, 10, 0);
        PartitionLog expired = log("posts", 8, 10, 2, 100);
        PartitionLog other = log("media.refs", 0, 1000, 0, 100);

        // when, then
        assertThat(PartitionLog.unread(List.of(half, never, done, expired, other), "posts"))
                .isEqualTo(5 + 7 + 0 + 2);
    }

    @Test
    void shouldShrinkOnlyWhatIsLargeAndBeginsWithRecordsThatWereRead() {
        assertThat(log("posts", 0, 10, 5, 101).canShrink(100)).isTrue();
        assertThat(log("posts", 0, 10, 5, 100).canShrink(100)).isFalse();
        assertThat(log("posts", 5, 10, 5, 101).canShrink(100)).isFalse();
    }

    private static PartitionLog log(String topic, long first, long end, long read, long bytes) {
        return new PartitionLog(new TopicPartition(topic, 0), first, end, read, bytes);
    }
}
