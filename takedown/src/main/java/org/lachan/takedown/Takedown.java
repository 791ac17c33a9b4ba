package org.lachan.takedown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.consume.Offsets;
import org.lachan.takedown.relay.Loop;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.requests.RequestState;
import org.lachan.takedown.requests.Requests;
import org.lachan.takedown.store.Counters;
import org.lachan.takedown.store.Database;
import org.springframework.context.SmartLifecycle;

/** The running role: starts and stops its loops with the context, and tells how it is. */
public final class Takedown implements SmartLifecycle {
    private final Database database;
    private final Cases cases;
    private final Requests requests;
    private final List<Loop> loops;
    private volatile boolean running;

    Takedown(Database database, Cases cases, Requests requests, List<Loop> loops) {
        this.database = database;
        this.cases = cases;
        this.requests = requests;
        this.loops = List.copyOf(loops);
    }

    @Override
    public void start() {
        loops.forEach(Loop::start);
        running = true;
    }

    @Override
    public void stop() {
        loops.forEach(Loop::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether the database answers and the last round of every loop succeeded. */
    public boolean healthy() {
        return loops.stream().allMatch(Loop::healthy) && database.answers();
    }

    /** Records told but not on Kafka yet. */
    public long relayPending() {
        return database.transaction(Relay::pending);
    }

    /** {@code topic-partition} to the next offset; drained when each equals the topic's end. */
    public Map<String, Long> nextOffsets(String topic) {
        return database.transaction(tx -> Offsets.ofTopic(tx, topic));
    }

    /** Totals since the data folder was made, and what waits now. */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        Map<CaseState.Name, Long> states = cases.counts();
        status.put("cases", states.values().stream().mapToLong(Long::longValue).sum());
        status.put("casesOpen", states.getOrDefault(CaseState.Name.OPEN, 0L));
        status.put("casesConfirmed", states.getOrDefault(CaseState.Name.CONFIRMED, 0L));
        status.put("casesHandedOff", states.getOrDefault(CaseState.Name.HANDED_OFF, 0L));
        status.put("casesOutOfScope", states.getOrDefault(CaseState.Name.OUT_OF_SCOPE, 0L));
        Map<RequestState.Name, Long> letters = requests.counts();
        status.put(
                "requests", letters.values().stream().mapToLong(Long::longValue).sum());
        status.put("requestsInReview", letters.getOrDefault(RequestState.Name.IN_REVIEW, 0L));
        status.put("requestsInOutbox", letters.getOrDefault(RequestState.Name.IN_OUTBOX, 0L));
        status.put("relayPending", relayPending());
        status.putAll(database.transaction(tx -> Map.of(
                "flagsRead", Counters.value(tx, TakedownConfiguration.CASES_GROUP),
                "deadLettersWritten", Counters.value(tx, "deadLetters"))));
        loops.forEach(loop -> status.put("loop_" + loop.name(), loop.healthy() ? 1 : 0));
        return status;
    }
}
