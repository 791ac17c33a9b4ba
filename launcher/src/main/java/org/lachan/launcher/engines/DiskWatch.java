package org.lachan.launcher.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lachan.launcher.exit.LaunchFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once when the disk is nearly full, while there is room for an orderly stop: Kafka and PostgreSQL die of a full one. */
public final class DiskWatch implements AutoCloseable {
    /** Bytes that an orderly stop needs at most. */
    public static final long LEAST = 256L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final ScheduledExecutorService regularly = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "disk-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Path folder;
    private final long least;
    private final Consumer<LaunchFailure> onFull;

    private DiskWatch(Path folder, long least, Consumer<LaunchFailure> onFull) {
        this.folder = folder;
        this.least = least;
        this.onFull = onFull;
    }

    /**
     * Watches until it is closed.
     *
     * @param least bytes that must stay free under {@code folder}
     * @param onFull gets {@code DISK_FULL} at most once, on a thread of its own that it may block
     */
    public static DiskWatch start(Path folder, long least, Consumer<LaunchFailure> onFull) {
        DiskWatch watch = new DiskWatch(folder, least, onFull);
        var unused =
                watch.regularly.scheduleWithFixedDelay(watch::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            DiskSpace.require(folder, least);
        } catch (LaunchFailure full) {
            LOG.error("event=disk-full folder={} least_mib={}", folder, least >> 20);
            regularly.shutdown();
            onFull.accept(full);
        } catch (IOException e) {
            LOG.warn("event=disk-unknown folder={} error=\"{}\"", folder, e.toString());
        }
    }

    /** Waits for nothing: {@code onFull} may be what closes it. */
    @Override
    public void close() {
        regularly.shutdown();
    }
}
