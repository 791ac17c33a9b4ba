package org.lachan.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.lachan.avro.Audience;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.SourceKind;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One post to bytes and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SerdesBenchmark {
    /** Bytes of the body: a comment, and the most that travels inline. */
    @Param({"300", "262144"})
    public int bodyBytes;

    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
    private final Serializer<Post> serializer = serdes.serializer(Post.class);
    private final Deserializer<Post> deserializer = serdes.deserializer(Post.class);

    @Benchmark
    public Post roundTrip() {
        byte[] bytes = serializer.serialize(Topics.POSTS.name(), post());
        return deserializer.deserialize(Topics.POSTS.name(), bytes);
    }

    private Post post() {
        byte[] body = "a".repeat(bodyBytes).getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.EPOCH;
        return Post.newBuilder()
                .setPostId("p")
                .setRevision(1)
                .setChange(PostChange.NEW)
                .setTargetId("t")
                .setSourceId("s")
                .setSourceKind(SourceKind.FEED)
                .setAudience(Audience.GENERAL)
                .setUrl("https://bao.example/a")
                .setFetchedAt(now)
                .setMediaType("text/html")
                .setBody(ByteBuffer.wrap(body))
                .build();
    }
}
