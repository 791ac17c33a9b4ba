package org.lachan.bench.pipeline;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.lachan.launcher.exit.Speech;

/** Tells people which round runs and how far it is, until it is closed. */
final class Progress implements AutoCloseable {
    private static final int EVERY_SECONDS = 5;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Progress::thread);
    private final Speech speech;
    private final Lane lane;

    Progress(Speech speech, Lane lane) {
        this.speech = speech;
        this.lane = lane;
    }

    void begin(Rate rate, int seconds) {
        String pace = " (" + rate + ", " + seconds + " s)";
        speech.say(lane.english() + pace, lane.vietnamese() + pace);
        long before = lane.results().done();
        ScheduledFuture<?> unused = clock.scheduleAtFixedRate(
                () -> {
                    long done = lane.results().done() - before;
                    speech.say("  done: " + done, "  đã xong: " + done);
                },
                EVERY_SECONDS,
                EVERY_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
