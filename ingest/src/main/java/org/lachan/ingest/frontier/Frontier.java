package org.lachan.ingest.frontier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.frontier.Ending.Again;
import org.lachan.ingest.frontier.Ending.Postponed;
import org.lachan.ingest.frontier.HostQueue.Place;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

/**
 * The frontier of one partition. What it holds is in a state store; the order is kept in memory. A task stays in the store until its
 * visit has ended, so that whoever comes after a crash begins it again: that entry is the lease. For one thread.
 */
public final class Frontier {
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(6);
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final int MOST_FAILURES = 6;
    private static final int MOST_STARTS = 3;

    private record Turn(Instant at, String host) {}

    private final KeyValueStore<String, Pending> store;
    private final KeyValueStore<String, HostState> hostStates;
    private final Semaphore slots;
    private final Clock clock;
    private final Consumer<Task> givenUp;
    private final Map<String, HostQueue> hosts = new HashMap<>();
    private final Map<String, Turn> turnOf = new HashMap<>();
    private final TreeSet<Turn> turns =
            new TreeSet<>(Comparator.comparing(Turn::at).thenComparing(Turn::host));
    private final Map<String, Long> waiting = new TreeMap<>();
    // The same as in their store: it is asked for too often to be read.
    private final Map<String, HostState> troubled = new TreeMap<>();
    private int underWay;

    /**
     * @param slots visits that may be under way at once, shared by all partitions of this process
     * @param givenUp told of a task during which the process ended again and again
     */
    public Frontier(
            KeyValueStore<String, Pending> store,
            KeyValueStore<String, HostState> hostStates,
            Semaphore slots,
            Clock clock,
            Consumer<Task> givenUp) {
        this.store = store;
        this.hostStates = hostStates;
        this.slots = slots;
        this.clock = clock;
        this.givenUp = givenUp;
    }

    /**
     * Reads the store. Each host is left alone for one pause: its last request, whoever made it, may be a moment old.
     *
     * @param pause between two requests of a task
     */
    public void load(Function<Task, Duration> pause) {
        Instant now = clock.instant();
        try (KeyValueIterator<String, Pending> all = store.all()) {
            while (all.hasNext()) {
                Pending pending = all.next().value;
                place(pending, now).notBefore(now.plus(pause.apply(pending.task())));
            }
        }
        loadHosts(now);
        Set.copyOf(hosts.keySet()).forEach(this::reckon);
    }

    // A host that nothing waits for may have failed for the last time years ago.
    private void loadHosts(Instant now) {
        List<String> forgotten = new ArrayList<>();
        try (KeyValueIterator<String, HostState> all = hostStates.all()) {
            while (all.hasNext()) {
                KeyValue<String, HostState> entry = all.next();
                if (hosts.containsKey(entry.key) || entry.value.isPaused(now)) {
                    troubled.put(entry.key, entry.value);
                    queue(entry.key).notBefore(entry.value.pausedUntil());
                } else {
                    forgotten.add(entry.key);
                }
            }
        }
        forgotten.forEach(hostStates::delete);
    }

    /** @param knownDue when a page that is known is visited next; {@link Instant#EPOCH} for one that is not */
    public void add(Task task, Instant knownDue) {
        Instant now = clock.instant();
        boolean revisit = (task.purpose() == Purpose.POST || task.purpose() == Purpose.COMMENTS)
                && !task.thorough()
                && !task.origin().isAsked()
                && knownDue.isAfter(now);
        Instant due = revisit ? knownDue : now;
        Pending old = store.get(Pending.key(task));
        if (old == null) {
            put(Pending.fresh(task, due, revisit), now);
        } else if (isUnderWay(old)) {
            store.put(old.key(), old.askedAgain(task, now));
        } else {
            // Without urgency a failure's pause goes on.
            Instant earlier = Pending.isUrgent(task) ? now : old.revisit() ? due : old.due();
            put(old.askedAgain(task, earlier), now);
        }
    }

    private boolean isUnderWay(Pending pending) {
        HostQueue queue = hosts.get(pending.task().host());
        return queue != null && queue.isUnderWay(pending.key());
    }

    /** What is to be begun now; each must come back to {@link #ended}. */
    public Optional<Pending> next() {
        Instant now = clock.instant();
        while (!turns.isEmpty() && !turns.first().at().isAfter(now) && slots.tryAcquire()) {
            HostQueue queue = queue(turns.first().host());
            queue.promote(now).forEach(place -> count(place.sourceId(), 1));
            Optional<Pending> begun = queue.take().flatMap(place -> begin(queue, place));
            if (begun.isEmpty()) {
                slots.release();
            }
            reckon(queue.host());
            if (begun.isPresent()) {
                underWay++;
                return begun;
            }
        }
        return Optional.empty();
    }

    private Optional<Pending> begin(HostQueue queue, Place place) {
        Pending pending = store.get(place.key());
        if (pending != null && pending.starts() < MOST_STARTS) {
            Pending begun = pending.begun();
            store.put(place.key(), begun);
            return Optional.of(begun);
        }
        store.delete(place.key());
        queue.free();
        count(place.sourceId(), -1);
        if (pending != null) {
            setAside(pending);
        }
        return Optional.empty();
    }

    // Whatever ended the process, it need not have been this one.
    private void setAside(Pending pending) {
        Instant now = clock.instant();
        Optional<Pending> later = next(pending, new Postponed(Problem.POISON, null), now);
        later.ifPresent(again -> put(again, now));
        if (later.isEmpty()) {
            givenUp.accept(pending.task());
        }
    }

    private void forget(Pending pending) {
        store.delete(pending.key());
        queue(pending.task().host()).free();
        count(pending.task().sourceId(), -1);
    }

    /** Ends what {@link #next} gave out. */
    public void ended(Pending begun, Ending ending) {
        Instant now = clock.instant();
        slots.release();
        underWay--;
        Pending latest = store.get(begun.key());
        forget(begun);
        host(begun.task().host(), ending, now);
        if (latest != null && latest.again()) {
            put(Pending.fresh(latest.task(), now, false), now);
        } else {
            next(begun, ending, now).ifPresent(pending -> put(pending, now));
        }
        reckon(begun.task().host());
    }

    private static Optional<Pending> next(Pending begun, Ending ending, Instant now) {
        if (ending instanceof Again again) {
            return Optional.of(Pending.fresh(begun.task().asRevisit(), again.at(), true));
        }
        // It is we who had no room: however long that lasts, the task is not to blame.
        if (isBusy(ending) && begun.task().purpose() != Purpose.SOURCE) {
            return Optional.of(begun.later(now.plus(BUSY)));
        }
        // A source's next poll is its next try.
        boolean retried = ending instanceof Postponed
                && begun.task().purpose() != Purpose.SOURCE
                && begun.failures() < MOST_FAILURES;
        return retried ? Optional.of(begun.failed(now.plus(pause(begun, (Postponed) ending)))) : Optional.empty();
    }

    private static boolean isBusy(Ending ending) {
        return ending instanceof Postponed postponed && postponed.problem() == Problem.BUSY;
    }

    private static Duration pause(Pending begun, Postponed ending) {
        Duration usual = SHORTEST_RETRY.multipliedBy(1L << (2 * begun.failures()));
        Duration asked = ending.retryAfter();
        Duration pause = asked == null || asked.compareTo(usual) < 0 ? usual : asked;
        return pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
    }

    private void host(String host, Ending ending, Instant now) {
        HostState old = troubled.get(host);
        if (ending instanceof Postponed postponed && postponed.isOfHost()) {
            HostState worse = (old == null ? HostState.WELL : old).failed(postponed, now);
            troubled.put(host, worse);
            hostStates.put(host, worse);
            queue(host).notBefore(worse.pausedUntil());
        } else if (old != null && !(ending instanceof Postponed)) {
            troubled.remove(host);
            hostStates.delete(host);
        }
    }

    private void put(Pending pending, Instant now) {
        store.put(pending.key(), pending);
        place(pending, now);
        reckon(pending.task().host());
    }

    private HostQueue place(Pending pending, Instant now) {
        HostQueue queue = queue(pending.task().host());
        // Two sources can name one page: the one that asked last counts it.
        queue.waiting(pending.key()).ifPresent(old -> count(old.sourceId(), -1));
        queue.put(new Place(pending.key(), pending.task().sourceId(), pending.due(), pending.rank()), now);
        queue.waiting(pending.key()).ifPresent(fresh -> count(fresh.sourceId(), 1));
        return queue;
    }

    private HostQueue queue(String host) {
        return hosts.computeIfAbsent(host, HostQueue::new);
    }

    // The host's place among all hosts.
    private void reckon(String host) {
        HostQueue queue = queue(host);
        Turn old = turnOf.remove(host);
        if (old != null) {
            turns.remove(old);
        }
        queue.turn().map(at -> new Turn(at, host)).ifPresent(turn -> {
            turnOf.put(host, turn);
            turns.add(turn);
        });
        if (queue.isEmpty() && !troubled.containsKey(host)) {
            hosts.remove(host);
        }
    }

    private void count(String sourceId, int change) {
        if (change != 0) {
            waiting.merge(sourceId, (long) change, (old, more) -> old + more == 0 ? null : old + more);
        }
    }

    /** Tasks of a source that are due or under way. */
    public long waiting(String sourceId) {
        return waiting.getOrDefault(sourceId, 0L);
    }

    /** Sources with something due or under way. */
    public Set<String> busySources() {
        return Set.copyOf(waiting.keySet());
    }

    /** Hosts that are left alone now, with something of the source waiting; sorted. */
    public List<String> pausedHosts(String sourceId) {
        Instant now = clock.instant();
        List<String> paused = new ArrayList<>();
        troubled.forEach((host, state) -> {
            HostQueue queue = hosts.get(host);
            if (state.isPaused(now) && queue != null && queue.holds(sourceId)) {
                paused.add(host);
            }
        });
        return paused;
    }

    /** Gives the slots back; nothing that is under way comes back any more. */
    public void close() {
        slots.release(underWay);
        underWay = 0;
    }
}
