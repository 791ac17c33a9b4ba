package org.lachan.bench.pipeline;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.MediaScore;
import org.lachan.avro.Part;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** Reads the committed scores as they come, on a thread of its own. */
final class Scores implements Results {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Plan plan;
    private final Album album;
    private final Deserializer<Score> scores;
    private final Deserializer<MediaScore> mediaScores;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Ledger posts = new Ledger();
    private final Ledger media = new Ledger();
    private final Latencies latencies = new Latencies();
    private final Latencies mediaLatencies = new Latencies();
    private final Map<ScoreOutcome, Long> outcomes = new EnumMap<>(ScoreOutcome.class);
    private final Thread reader = new Thread(this::read, "scores");
    private volatile @Nullable Round round;
    private volatile @Nullable RuntimeException failure;
    private volatile long lastDone = System.nanoTime();
    private volatile boolean closed;
    private long flagged;

    private Scores(Plan plan, Album album, AvroSerdes serdes, KafkaConsumer<byte[], byte[]> consumer) {
        this.plan = plan;
        this.album = album;
        this.scores = serdes.deserializer(Score.class);
        this.mediaScores = serdes.deserializer(MediaScore.class);
        this.consumer = consumer;
    }

    static Scores of(String bootstrap, Plan plan, Album album, AvroSerdes serdes) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.SCORES, Topics.MEDIA_SCORES)
                .map(Topic::name)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Scores results = new Scores(plan, album, serdes, consumer);
        results.reader.start();
        return results;
    }

    /** Latencies are taken of the posts of this round; null takes none. */
    void time(@Nullable Round next) {
        round = next;
    }

    @Override
    public void offered(Item item) {
        posts.offered(item.number());
        if (item.kind() == Kind.PICTURE) {
            media.offered(item.content());
        }
    }

    @Override
    public long done() {
        return posts.done();
    }

    @Override
    public boolean complete() {
        return posts.open() == 0 && media.open() == 0;
    }

    @Override
    public void check() {
        RuntimeException seen = failure;
        if (seen != null) {
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "The scores can no longer be read: " + seen.getMessage(),
                    "Không đọc tiếp được kết quả chấm điểm: " + seen.getMessage(),
                    seen);
        }
    }

    Ledger posts() {
        return posts;
    }

    Ledger media() {
        return media;
    }

    Latencies latencies() {
        return latencies;
    }

    Latencies mediaLatencies() {
        return mediaLatencies;
    }

    /** {@link System#nanoTime} of the last post that came out. */
    long lastDone() {
        return lastDone;
    }

    /** Scores by outcome, since the beginning. */
    synchronized Map<ScoreOutcome, Long> outcomes() {
        return new EnumMap<>(outcomes);
    }

    /** Scores that say flagged, since the beginning. */
    synchronized long flagged() {
        return flagged;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                take(consumer.poll(POLL));
            }
        } catch (RuntimeException e) {
            if (!closed) {
                failure = e;
            }
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.topic().equals(Topics.SCORES.name())) {
                take(scores.deserialize(record.topic(), record.value()), now);
            } else {
                take(mediaScores.deserialize(record.topic(), record.value()), now);
            }
        }
    }

    private void take(Score score, long now) {
        if (score.getPart() != Part.TEXT) {
            return;
        }
        count(score);
        long number = plan.number(PostIds.number(score.getPostId()), score.getRevision());
        if (posts.done(number)) {
            lastDone = now;
            add(latencies, number, now);
        }
    }

    private void take(MediaScore score, long now) {
        Long picture = album.number(score.getMediaId());
        long ordinal = picture == null ? -1 : picture;
        if (media.done(ordinal)) {
            add(mediaLatencies, plan.numberOf(Kind.PICTURE, ordinal), now);
        }
    }

    private void add(Latencies to, long number, long now) {
        Round current = round;
        if (current != null && number >= current.from()) {
            to.add(now - current.due(number));
        }
    }

    private synchronized void count(Score score) {
        outcomes.merge(score.getOutcome(), 1L, Long::sum);
        flagged += score.getFlagged() ? 1 : 0;
    }
}
