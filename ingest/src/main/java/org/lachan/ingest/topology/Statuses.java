package org.lachan.ingest.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lachan.ingest.counts.Ledger;
import org.lachan.ingest.counts.StatusBoard.Report;
import org.lachan.ingest.frontier.Frontier;

/**
 * Reports of one partition. One that something waits goes out in the transaction that took it in: who sees that the tasks are read
 * and that nothing waits knows that all is done.
 */
final class Statuses {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Crew crew;
    private final int partition;
    private final Ledger ledger;
    private final Frontier frontier;
    private final Outgoing outgoing;
    private final Map<String, Report> sent = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private Instant next = Instant.EPOCH;

    Statuses(Crew crew, int partition, Ledger ledger, Frontier frontier, Outgoing outgoing) {
        this.crew = crew;
        this.partition = partition;
        this.ledger = ledger;
        this.frontier = frontier;
        this.outgoing = outgoing;
    }

    /** A task came in, or ended. */
    void taken(String sourceId) {
        changed.add(sourceId);
        Report last = sent.get(sourceId);
        if ((last == null || last.waiting() == 0) && frontier.waiting(sourceId) > 0) {
            send(sourceId);
        }
    }

    /** Those that should not wait at once, the others every second. */
    void send() {
        changed.addAll(ledger.takeChanged());
        changed.addAll(frontier.busySources());
        boolean all = !crew.clock().instant().isBefore(next);
        for (String sourceId : Set.copyOf(changed)) {
            if (all || isPressing(sourceId)) {
                send(sourceId);
            }
        }
        if (all) {
            next = crew.clock().instant().plus(PAUSE);
        }
    }

    private boolean isPressing(String sourceId) {
        Report last = sent.get(sourceId);
        return last == null || (last.waiting() == 0) != (frontier.waiting(sourceId) == 0);
    }

    private void send(String sourceId) {
        Report report = new Report(
                sourceId,
                partition,
                ledger.of(sourceId),
                frontier.waiting(sourceId),
                frontier.pausedHosts(sourceId),
                crew.clock().instant());
        changed.remove(sourceId);
        Report last = sent.put(sourceId, report);
        if (last == null || !same(last, report)) {
            outgoing.send(report);
            crew.board().put(report);
        }
    }

    private static boolean same(Report one, Report other) {
        return one.waiting() == other.waiting()
                && one.counts().equals(other.counts())
                && one.pausedHosts().equals(other.pausedHosts());
    }

    void close() {
        crew.board().forget(partition);
    }
}
