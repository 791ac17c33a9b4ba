package org.lachan.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lachan.avro.Post;
import org.lachan.classifier.posts.Attempts;
import org.lachan.classifier.posts.BodyReader;
import org.lachan.classifier.posts.Reading;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.TextExtractor;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a body to its text. */
// JMH calls the set-up before anything else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExtractBenchmark {
    @Param
    public Kind kind;

    private final TextExtractor extractor = new TextExtractor();
    private Path folder;
    private TimeLimit limit;
    private BodyReader reader;
    private List<byte[]> bodies;
    private List<Post> posts;
    private int next;

    @Setup
    public void makePosts() throws IOException {
        // Avro makes only objects of classes that our serdes had it trust.
        new AvroSerdes(OurSchemas.asStore());
        folder = Files.createTempDirectory("lachan-jmh");
        limit = new TimeLimit(Duration.ofSeconds(20), 2);
        SealedStore store = SealedStore.open(folder.resolve("sealed"), folder.resolve("keys"));
        reader = new BodyReader(store, extractor, limit, new Attempts(folder.resolve("being-read")));
        bodies = Samples.bodies(kind);
        posts = IntStream.range(0, Samples.COUNT)
                .mapToObj(i -> Samples.post(i, bodies.get(i)))
                .toList();
    }

    @Benchmark
    public Extraction extract() {
        return extractor.extract(bodies.get(next++ % Samples.COUNT), Samples.HTML, null);
    }

    /** With the guards against bodies that hang or end the process, and the fingerprint. */
    @Benchmark
    public Reading read() {
        return reader.read(posts.get(next++ % Samples.COUNT));
    }

    @TearDown
    public void deleteFolder() throws IOException {
        limit.close();
        ScratchFolder.delete(folder);
    }
}
