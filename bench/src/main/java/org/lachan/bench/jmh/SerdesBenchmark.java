package org.lachan.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.lachan.avro.Post;
import org.lachan.avro.Score;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records from and to the bytes of their topics. */
// JMH calls the set-up before anything else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SerdesBenchmark {
    @Param
    public Kind kind;

    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
    private final Serializer<Post> writePost = serdes.serializer(Post.class);
    private final Deserializer<Post> readPost = serdes.deserializer(Post.class);
    private final Serializer<Score> writeScore = serdes.serializer(Score.class);
    private final List<Post> posts = new ArrayList<>();
    private final List<byte[]> postBytes = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();
    private int next;

    @Setup
    public void makeRecords() {
        List<byte[]> bodies = Samples.bodies(kind);
        for (int i = 0; i < Samples.COUNT; i++) {
            Post post = Samples.post(i, bodies.get(i));
            posts.add(post);
            postBytes.add(writePost.serialize(Topics.POSTS.name(), post));
            scores.add(Samples.score(i));
        }
    }

    @Benchmark
    public byte[] writePost() {
        return writePost.serialize(Topics.POSTS.name(), posts.get(next++ % Samples.COUNT));
    }

    @Benchmark
    public Post readPost() {
        return readPost.deserialize(Topics.POSTS.name(), postBytes.get(next++ % Samples.COUNT));
    }

    @Benchmark
    public byte[] writeScore() {
        return writeScore.serialize(Topics.SCORES.name(), scores.get(next++ % Samples.COUNT));
    }
}
