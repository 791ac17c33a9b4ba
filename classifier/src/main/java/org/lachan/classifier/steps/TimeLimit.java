package org.lachan.classifier.steps;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.content.streams.Unavailable;

/**
 * Runs what may hang or exhaust the memory on other people's bytes. A step past its limit is interrupted and left
 * behind: Java cannot end it. So the number of threads is bounded, and when all of them hang the caller is told.
 */
public final class TimeLimit implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Duration limit;
    private final ThreadPoolExecutor threads;
    // Not the pool's own count: a thread that has just given its result is not yet ready for the next step.
    private final Semaphore free;
    private final AtomicInteger passed = new AtomicInteger();

    /** @param mostThreads how many steps may run at once, those left behind included */
    public TimeLimit(Duration limit, int mostThreads) {
        this.limit = limit;
        this.free = new Semaphore(mostThreads);
        this.threads = new ThreadPoolExecutor(
                mostThreads,
                mostThreads,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                TimeLimit::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "limited-step");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param step what to run
     * @param otherwise makes the result from one sentence when the step took too long or too much memory
     * @throws Unavailable when every thread hangs
     */
    public <T> T run(Callable<T> step, Function<String, T> otherwise) {
        Counted<T> counted = new Counted<>(step);
        Future<T> result = submit(counted);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            counted.giveUp(result);
            passed.incrementAndGet();
            return otherwise.apply("took longer than " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            counted.giveUp(result);
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted");
        } catch (ExecutionException e) {
            return otherwise.apply(reason(e.getCause()));
        }
    }

    private <T> Future<T> submit(Counted<T> step) {
        if (!free.tryAcquire()) {
            throw new Unavailable("all " + threads.getMaximumPoolSize() + " threads for limited steps hang");
        }
        try {
            return threads.submit(step);
        } catch (RejectedExecutionException e) {
            free.release();
            throw new Unavailable("this process is stopping");
        }
    }

    /** Gives its place back before its result is seen; one that never began gives it back when it is given up. */
    private final class Counted<T> implements Callable<T> {
        private final Callable<T> step;
        private final AtomicBoolean taken = new AtomicBoolean();

        Counted(Callable<T> step) {
            this.step = step;
        }

        @Override
        public T call() throws Exception {
            if (!taken.compareAndSet(false, true)) {
                throw new CancellationException("given up before it began");
            }
            try {
                return step.call();
            } finally {
                free.release();
            }
        }

        void giveUp(Future<T> result) {
            result.cancel(true);
            if (taken.compareAndSet(false, true)) {
                free.release();
            }
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
            return "took more memory than there is";
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (cause instanceof Error fatal) {
            throw fatal;
        }
        return cause == null ? "failed" : "failed: " + cause.getClass().getSimpleName();
    }

    /** How many steps passed their limit since the start. */
    public int passed() {
        return passed.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
