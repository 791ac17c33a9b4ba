package org.lachan.takedown.relay;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that repeats rounds until it is stopped. A round that fails is repeated after a pause, for ever. */
public final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration UNHEALTHY_GRACE = Duration.ofSeconds(2);

    /** What the loop repeats, with what it holds open. */
    public interface Rounds extends AutoCloseable {
        void round() throws InterruptedException;

        /** Ends the waiting of a round that runs, from another thread. What the round throws then is not told. */
        default void wake() {}

        @Override
        void close();
    }

    private final String name;
    private final Supplier<Rounds> opening;
    private volatile boolean stopping;
    private volatile boolean healthy;
    private volatile @Nullable Rounds open;
    private @Nullable Thread thread;

    /** @param opening makes the rounds; tried again while it fails */
    public Loop(String name, Supplier<Rounds> opening) {
        this.name = name;
        this.opening = opening;
    }

    /** A loop that does the same work again and again, with a pause after each. */
    public static Loop every(String name, Duration pause, Runnable work) {
        return new Loop(name, () -> new Rounds() {
            @Override
            public void round() throws InterruptedException {
                work.run();
                Thread.sleep(pause.toMillis());
            }

            @Override
            public void close() {
                // Holds nothing open.
            }
        });
    }

    public String name() {
        return name;
    }

    public synchronized void start() {
        stopping = false;
        Thread started = new Thread(this::run, "lachan-" + name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /** Ends after the round that is running: within ten seconds, or two where the last one failed. */
    public synchronized void stop() {
        stopping = true;
        Thread running = thread;
        if (running == null) {
            return;
        }
        Duration grace = healthy ? GRACE : UNHEALTHY_GRACE;
        Rounds rounds = open;
        if (rounds == null) {
            running.interrupt();
        } else {
            rounds.wake();
        }
        try {
            running.join(grace.toMillis());
            if (running.isAlive()) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /** Whether the last round succeeded and the thread lives. */
    public boolean healthy() {
        Thread running = thread;
        return healthy && running != null && running.isAlive();
    }

    private void run() {
        while (!stopping) {
            try (Rounds rounds = opening.get()) {
                open = rounds;
                rounds(rounds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                open = null;
            }
        }
    }

    private void rounds(Rounds rounds) throws InterruptedException {
        while (!stopping) {
            try {
                rounds.round();
                healthy = true;
            } catch (org.apache.kafka.common.errors.FencedInstanceIdException e) {
                throw e;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private void failed(RuntimeException e) {
        healthy = false;
        if (stopping) {
            return;
        }
        LOG.warn(
                "event=loop_failed loop={} error={} message={}",
                name,
                e.getClass().getSimpleName(),
                e.getMessage());
        pause();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }
}
