package org.lachan.bench.jmh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lachan.content.sealed.SealedStore;
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

/** The sealed store: texts of flags are written there, and bodies above 256 KB and media read from there. */
// JMH calls the set-up before anything else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealBenchmark {
    @Param
    public Kind kind;

    private Path folder;
    private SealedStore store;
    private byte[] bytes;
    private String reference;
    private int next;

    @Setup
    public void openStore() throws IOException {
        folder = Files.createTempDirectory("lachan-jmh");
        store = SealedStore.open(folder.resolve("sealed"), folder.resolve("keys"));
        List<byte[]> bodies = Samples.bodies(kind);
        bytes = bodies.get(0).clone();
        reference = store.put(bytes);
    }

    /** Bytes that are new to the store; on return they are on disk. */
    @Benchmark
    public String put() {
        ByteBuffer.wrap(bytes).putInt(next++);
        return store.put(bytes);
    }

    @Benchmark
    public Optional<byte[]> get() {
        return store.get(reference);
    }

    @TearDown
    public void deleteFolder() throws IOException {
        ScratchFolder.delete(folder);
    }
}
