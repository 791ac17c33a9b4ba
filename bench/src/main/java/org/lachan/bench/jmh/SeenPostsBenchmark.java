package org.lachan.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.posts.Seen;
import org.lachan.classifier.posts.SeenPosts;
import org.lachan.content.streams.StreamsSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The store of judged posts, in RocksDB as in production, without its changelog: that is a record more to produce. */
// JMH calls the set-up before anything else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SeenPostsBenchmark {
    private static final int POSTS = 100_000;

    private Path folder;
    private KeyValueStore<String, Seen> store;
    private int next;

    @Setup
    public void openStore() throws IOException {
        folder = Files.createTempDirectory("lachan-jmh");
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>(
                StreamsSettings.exactlyOnce("bench", "127.0.0.1:9", folder, "bench", 1),
                new TaskId(0, 0),
                folder.toFile());
        store = SeenPosts.store().withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        for (int i = 0; i < POSTS; i++) {
            store.put(Samples.id(i), seen(i));
        }
    }

    @Benchmark
    public @Nullable Seen getKnown() {
        return store.get(Samples.id(next++ % POSTS));
    }

    @Benchmark
    public @Nullable Seen getNew() {
        return store.get(Samples.id(POSTS + next++ % POSTS));
    }

    @Benchmark
    public void put() {
        int number = next++ % POSTS;
        store.put(Samples.id(number), seen(number));
    }

    /** What the other three spend on making a key. */
    @Benchmark
    public String makeKey() {
        return Samples.id(next++ % POSTS);
    }

    private static Seen seen(int number) {
        return new Seen(1, "0123456789abcdef0123456789abcdef", false, Samples.AT.plusMillis(number));
    }

    @TearDown
    public void deleteFolder() throws IOException {
        store.close();
        ScratchFolder.delete(folder);
    }
}
