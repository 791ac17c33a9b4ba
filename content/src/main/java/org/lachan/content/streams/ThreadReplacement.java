package org.lachan.content.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces threads that died, up to a count per interval; after that the application ends and is unhealthy. */
public final class ThreadReplacement implements StreamsUncaughtExceptionHandler {
    static final int MOST = 5;
    static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);

    private final String application;
    private final Clock clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private boolean givenUp;
    private int replaced;

    /** @param application its application id, for the log */
    public ThreadReplacement(String application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        Instant now = clock.instant();
        deaths.removeIf(death -> death.isBefore(now.minus(INTERVAL)));
        deaths.add(now);
        if (deaths.size() > MOST || isFatal(exception)) {
            givenUp = true;
            LOG.error("event=given-up application={} deaths={}", application, deaths.size(), exception);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        replaced++;
        LOG.warn("event=thread-replaced application={} deaths={}", application, deaths.size(), exception);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isFatal(Throwable exception) {
        return exception instanceof LinkageError;
    }

    /** Whether the application was told to end. */
    public synchronized boolean givenUp() {
        return givenUp;
    }

    /** Threads replaced since the start. */
    public synchronized int replaced() {
        return replaced;
    }
}
