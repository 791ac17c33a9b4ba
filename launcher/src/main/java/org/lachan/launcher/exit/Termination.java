package org.lachan.launcher.exit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops in order what was started in order. SIGTERM and SIGINT stop it from outside, also while it is still starting,
 * and the process then ends with 0: an orderly stop is no error.
 */
public final class Termination implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);
    private static final int START_LIMIT_SECONDS = 60;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final BiConsumer<String, String> people;
    private final Thread hook = new Thread(this::onSignal, "termination");
    private volatile ExitCode ending = ExitCode.OK;
    private boolean signalled;

    private Termination(BiConsumer<String, String> people) {
        this.people = people;
    }

    /** Says nothing to people. */
    public static Termination install() {
        return install((english, vietnamese) -> {});
    }

    /** Tells people that a signal came, and when all is stopped. */
    public static Termination install(Speech speech) {
        return install(speech::say);
    }

    private static Termination install(BiConsumer<String, String> people) {
        Termination termination = new Termination(people);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** Has {@code what} closed before everything that was given earlier. */
    public <T extends AutoCloseable> T closes(T what) {
        synchronized (this) {
            open.push(what);
            if (!signalled) {
                return what;
            }
        }
        // The signal came while this was starting: its stop is ours to wait for, and nothing more may start.
        startEnded.countDown();
        blockForEver();
        return what;
    }

    /** Everything has started: a signal need not wait any more. */
    public void started() {
        startEnded.countDown();
    }

    /** Everything has started; blocks until a signal has stopped it, and so never returns. */
    public void await() {
        startEnded.countDown();
        blockForEver();
    }

    /** The end without a signal: closes everything and forgets about signals. */
    @Override
    public void close() {
        if (forgetSignals()) {
            closeAll();
            return;
        }
        startEnded.countDown();
        blockForEver();
    }

    /** Ends the process as a signal does, but with that code; never returns. Not for a thread whose end a stop waits for. */
    public void end(ExitCode code) {
        ending = code;
        System.exit(code.code());
    }

    private boolean forgetSignals() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("event=signal_came_first");
            return false;
        }
    }

    private void onSignal() {
        LOG.info("event=stopping");
        people.accept("Stopping ...", "Đang dừng ...");
        synchronized (this) {
            signalled = true;
        }
        // A role that is just starting must not lose its broker under its feet: it would try for a minute.
        waitForTheStart();
        synchronized (this) {
            closeAll();
        }
        LOG.info("event=stopped");
        people.accept("Stopped.", "Đã dừng.");
        // Not exit: a hook that exits waits for itself. Without this the JVM would report 143 or 130.
        Runtime.getRuntime().halt(ending.code());
    }

    private void waitForTheStart() {
        try {
            if (!startEnded.await(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("event=start_unfinished seconds={}", START_LIMIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.error("event=stop_failed what={}", next.getClass().getSimpleName(), e);
            }
        }
    }

    private static void blockForEver() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                LOG.debug("event=interrupted while=stopping");
            }
        }
    }
}
