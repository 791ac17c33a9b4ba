package org.lachan.launcher.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.Part;
import org.lachan.avro.Post;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/**
 * What lies on the topics of a data folder: totals, not of one run. A record that was written twice counts once.
 *
 * <ul>
 *   <li>posts: distinct (post id, revision) on {@code posts} that decode
 *   <li>duplicates: of those, the ones whose text outcome on {@code scores} is REPEAT
 *   <li>scored: the ones whose text outcome is SCORED
 *   <li>flagged: post ids of which a part's newest flag is RAISED
 *   <li>deadLetters: records on {@code dead.letters}
 * </ul>
 */
final class Tally implements AutoCloseable {
    private final CommittedLog log;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Deserializer<Post> posts;
    private final Deserializer<Score> scores;
    private final Deserializer<Flag> flags;

    private final Set<Revision> revisions = new HashSet<>();
    private final Map<Revision, ScoreOutcome> outcomes = new HashMap<>();
    private final Map<String, Map<Part, FlagState>> newestFlags = new HashMap<>();
    private final Instant begin;
    private @Nullable Instant firstFlag;
    private long deadLetters;

    private record Revision(String postId, int number) {}

    /** A moment's counts. */
    record Counts(long posts, long duplicates, long scored, long flagged, long deadLetters) {}

    /** @param begin flags raised earlier are another run's */
    Tally(String bootstrap, Instant begin) {
        this.begin = begin;
        AvroSerdes serdes = new AvroSerdes(SchemaTopic.open(bootstrap));
        this.posts = serdes.deserializer(Post.class);
        this.scores = serdes.deserializer(Score.class);
        this.flags = serdes.deserializer(Flag.class);
        this.log = new CommittedLog(bootstrap);
        for (Topic<?> topic : java.util.List.of(Topics.POSTS, Topics.SCORES, Topics.FLAGS, Topics.DEAD_LETTERS)) {
            log.partitions(topic.name()).forEach(partition -> positions.put(partition, 0L));
        }
    }

    /** Reads on to the end of the topics. */
    Counts count() {
        log.read(positions, this::take);
        return new Counts(
                revisions.size(),
                outcomes(ScoreOutcome.REPEAT),
                outcomes(ScoreOutcome.SCORED),
                newestFlags.values().stream()
                        .filter(parts -> parts.containsValue(FlagState.RAISED))
                        .count(),
                deadLetters);
    }

    private long outcomes(ScoreOutcome outcome) {
        return outcomes.values().stream().filter(outcome::equals).count();
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        if (entry.topic().equals(Topics.POSTS.name())) {
            takePost(entry);
        } else if (entry.topic().equals(Topics.SCORES.name())) {
            Score score = scores.deserialize(entry.topic(), entry.value());
            if (score.getPart() == Part.TEXT) {
                outcomes.put(new Revision(score.getPostId(), score.getRevision()), score.getOutcome());
            }
        } else if (entry.topic().equals(Topics.FLAGS.name())) {
            Flag flag = flags.deserialize(entry.topic(), entry.value());
            noteFirst(flag);
            newestFlags.computeIfAbsent(flag.getPostId(), id -> new HashMap<>()).put(flag.getPart(), flag.getState());
        } else {
            deadLetters++;
        }
    }

    /** When this run raised its first flag. */
    Optional<Instant> firstFlag() {
        return Optional.ofNullable(firstFlag);
    }

    private void noteFirst(Flag flag) {
        Instant at = flag.getFlaggedAt();
        boolean ours = flag.getState() == FlagState.RAISED && !at.isBefore(begin);
        if (ours && (firstFlag == null || at.isBefore(firstFlag))) {
            firstFlag = at;
        }
    }

    private void takePost(ConsumerRecord<String, byte[]> entry) {
        try {
            Post post = posts.deserialize(entry.topic(), entry.value());
            revisions.add(new Revision(post.getPostId(), post.getRevision()));
        } catch (SerializationException unreadable) {
            // Not a post for anyone: the classifier's dead letter is where it counts.
            return;
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
