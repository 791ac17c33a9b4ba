package org.lachan.bench.real;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.MediaRef;
import org.lachan.avro.MediaScore;
import org.lachan.avro.Part;
import org.lachan.avro.Post;
import org.lachan.avro.Score;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;

/** What the pipeline has made of the input so far, from its topics. Of one thread. */
final class Made {
    static final List<String> TOPICS = List.of(
            Topics.POSTS.name(),
            Topics.SCORES.name(),
            Topics.FLAGS.name(),
            Topics.MEDIA_REFS.name(),
            Topics.MEDIA_SCORES.name(),
            Topics.DEAD_LETTERS.name());

    private final Deserializer<Post> postReader;
    private final Deserializer<Score> scoreReader;
    private final Deserializer<Flag> flagReader;
    private final Deserializer<MediaRef> mediaReader;
    private final Deserializer<MediaScore> mediaScoreReader;

    private final Set<Revision> posts = new HashSet<>();
    private final Map<Revision, Score> scores = new HashMap<>();
    private final Map<FlagKey, Flag> flags = new LinkedHashMap<>();
    private final Set<String> media = new HashSet<>();
    private final Set<String> mediaScores = new HashSet<>();
    private final Clock clock;
    private Instant lastScoreSeen = Instant.EPOCH;
    private long scoredAgain;
    private long deadLetters;

    /** One state of a post. */
    record Revision(String postId, int number) {}

    private record FlagKey(Revision revision, Part part) {}

    Made(AvroSerdes serdes, Clock clock) {
        this.clock = clock;
        postReader = serdes.deserializer(Post.class);
        scoreReader = serdes.deserializer(Score.class);
        flagReader = serdes.deserializer(Flag.class);
        mediaReader = serdes.deserializer(MediaRef.class);
        mediaScoreReader = serdes.deserializer(MediaScore.class);
    }

    void take(ConsumerRecord<String, byte[]> entry) {
        String topic = entry.topic();
        if (topic.equals(Topics.POSTS.name())) {
            takePost(entry);
        } else if (topic.equals(Topics.SCORES.name())) {
            take(scoreReader.deserialize(topic, entry.value()));
        } else if (topic.equals(Topics.FLAGS.name())) {
            take(flagReader.deserialize(topic, entry.value()));
        } else if (topic.equals(Topics.MEDIA_REFS.name())) {
            media.add(mediaReader.deserialize(topic, entry.value()).getMediaId());
        } else if (topic.equals(Topics.MEDIA_SCORES.name())) {
            mediaScores.add(mediaScoreReader.deserialize(topic, entry.value()).getMediaId());
        } else {
            deadLetters++;
        }
    }

    private void takePost(ConsumerRecord<String, byte[]> entry) {
        try {
            Post post = postReader.deserialize(entry.topic(), entry.value());
            posts.add(new Revision(post.getPostId(), post.getRevision()));
        } catch (SerializationException unreadable) {
            // Not a post for anyone: the classifier's dead letter is where it counts.
            return;
        }
    }

    private void take(Score score) {
        if (score.getPart() != Part.TEXT) {
            return;
        }
        Score before = scores.put(new Revision(score.getPostId(), score.getRevision()), score);
        scoredAgain += before == null ? 0 : 1;
        lastScoreSeen = clock.instant();
    }

    private void take(Flag flag) {
        flags.put(new FlagKey(new Revision(flag.getPostId(), flag.getRevision()), flag.getPart()), flag);
    }

    int posts() {
        return posts.size();
    }

    /** Text scores, one for each revision. */
    Collection<Score> scores() {
        return scores.values();
    }

    Score score(Flag flag) {
        Score score = scores.get(new Revision(flag.getPostId(), flag.getRevision()));
        if (score == null) {
            throw new IllegalStateException("A flag without a score: post " + flag.getPostId());
        }
        return score;
    }

    /** Those that are raised. */
    List<Flag> flags() {
        return flags.values().stream()
                .filter(flag -> flag.getState() == FlagState.RAISED)
                .toList();
    }

    long flaggedPosts() {
        return flags().stream().map(Flag::getPostId).distinct().count();
    }

    int media() {
        return media.size();
    }

    /** When the newest text score was read; {@link Instant#EPOCH} before the first. */
    Instant lastScoreSeen() {
        return lastScoreSeen;
    }

    /** Text scores beyond the first of a revision. */
    long scoredAgain() {
        return scoredAgain;
    }

    long deadLetters() {
        return deadLetters;
    }

    /** What the classifier still owes for the posts seen so far; empty when it owes nothing. */
    Optional<String> owed() {
        long unscored = posts.stream().filter(post -> !scores.containsKey(post)).count();
        if (unscored > 0) {
            return Optional.of(unscored + " of " + posts.size() + " posts without a score");
        }
        long unflagged = scores.values().stream()
                .filter(Score::getFlagged)
                .map(score -> new Revision(score.getPostId(), score.getRevision()))
                .filter(revision -> !flags.containsKey(new FlagKey(revision, Part.TEXT)))
                .count();
        if (unflagged > 0) {
            return Optional.of(unflagged + " scores whose flag is not seen yet");
        }
        return mediaScores.containsAll(media) ? Optional.empty() : Optional.of("pictures without a score");
    }
}
