package org.lachan.ingest.visits;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where pages are read, hashed and sealed: neither the fetcher's threads nor the stream's may be held up by that. */
public final class Workers implements Executor, AutoCloseable {
    private static final int MOST_THREADS = 4;
    // Each queued page is in memory.
    private static final int MANY = 128;

    private final ThreadPoolExecutor pool;

    public Workers() {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "visit-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether so much waits here that nothing more should be fetched. */
    public boolean areBusy() {
        return pool.getQueue().size() > MANY;
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
