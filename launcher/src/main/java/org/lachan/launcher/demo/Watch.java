package org.lachan.launcher.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lachan.ingest.Ingest;
import org.lachan.launcher.demo.Tally.Counts;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.WholeSystem;
import org.lachan.takedown.Takedown;

/** Eyes on the running pipeline: its counts, and whether it has come to rest. Of one thread. */
final class Watch implements AutoCloseable {
    private final Tally tally;
    private final CommittedLog log;
    private final Progress progress;
    private final Ingest ingest;
    private final Quiescence quiescence;

    Watch(WholeSystem system, Speech speech, Clock clock, Instant begin) {
        String bootstrap = system.engines().bootstrap();
        this.ingest = system.roles().ingest().orElseThrow();
        this.tally = new Tally(bootstrap, begin);
        this.log = new CommittedLog(bootstrap);
        this.progress = new Progress(tally, speech, clock, begin);
        this.quiescence = new Quiescence(log, ingest, system.roles().bean(Takedown.class));
    }

    /** Tells progress; then what is pending, empty when the pipeline rests. */
    Optional<String> pending(Instant since) {
        progress.update();
        return quiescence.pending(since);
    }

    /** Has every source polled without waiting for its time. */
    void pollNow() {
        ingest.pollNow();
    }

    Counts counts() {
        return tally.count();
    }

    void tellProgress() {
        progress.update();
    }

    @Override
    public void close() {
        tally.close();
        log.close();
    }
}
