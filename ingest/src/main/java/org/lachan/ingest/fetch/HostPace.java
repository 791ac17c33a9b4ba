package org.lachan.ingest.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request at a time to a host, and a pause between two, whichever visit makes them: from the start of one to the start of the
 * next, and the longer one where two visits ask for different pauses. A wait holds no thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a grant fails nobody
final class HostPace {
    private static final int MANY_HOSTS = 10_000;
    // The server notes a request between our sending and its first byte: the later one counts, within reason.
    private static final long LONGEST_JOURNEY = Duration.ofMillis(250).toNanos();

    private final ScheduledExecutorService clock;
    private final LongSupplier nanoTime;
    private final Map<String, Host> hosts = new HashMap<>();
    private int tidyAt = MANY_HOSTS;

    HostPace(ScheduledExecutorService clock) {
        this(clock, System::nanoTime);
    }

    HostPace(ScheduledExecutorService clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    private static final class Host {
        private final Deque<Waiting> queue = new ArrayDeque<>();
        private boolean busy;
        private boolean timed;
        private @Nullable Long started;
        private long pause;
    }

    private record Waiting(CompletableFuture<Turn> granted, long pause) {}

    /** The right to make one request to a host, until it is ended. */
    final class Turn {
        private final Host host;
        private final long pause;
        private long sent;
        private boolean isSent;
        private boolean ended;

        private Turn(Host host, long pause) {
            this.host = host;
            this.pause = pause;
        }

        void sent() {
            synchronized (hosts) {
                sent = nanoTime.getAsLong();
                isSent = true;
                host.started = sent;
                host.pause = pause;
            }
        }

        void answered() {
            synchronized (hosts) {
                if (isSent && !ended) {
                    host.started = Math.min(nanoTime.getAsLong(), sent + LONGEST_JOURNEY);
                }
            }
        }

        /** May be called again. */
        void end() {
            synchronized (hosts) {
                if (ended) {
                    return;
                }
                ended = true;
                host.busy = false;
            }
            advance(host);
        }
    }

    /** Completes on the clock's thread, in the order of the calls; cancelling it gives the turn to the next. */
    CompletableFuture<Turn> turn(String name, Duration delay) {
        CompletableFuture<Turn> granted = new CompletableFuture<>();
        Host host;
        synchronized (hosts) {
            tidy();
            host = hosts.computeIfAbsent(name, any -> new Host());
            host.queue.add(new Waiting(granted, delay.toNanos()));
        }
        granted.whenComplete((turn, error) -> {
            if (error != null) {
                synchronized (hosts) {
                    host.queue.removeIf(waiting -> waiting.granted() == granted);
                }
            }
        });
        advance(host);
        return granted;
    }

    // Granted on the clock's thread alone: a long queue of turns that end at once would nest as deeply.
    private void advance(Host host) {
        synchronized (hosts) {
            Waiting first = host.queue.peek();
            if (first == null || host.busy || host.timed) {
                return;
            }
            host.timed = true;
            clock.schedule(() -> grant(host), Math.max(0, untilFree(host, first)), TimeUnit.NANOSECONDS);
        }
    }

    private void grant(Host host) {
        Waiting first;
        Turn turn;
        synchronized (hosts) {
            host.timed = false;
            first = host.queue.peek();
            if (first == null || host.busy) {
                return;
            }
            if (untilFree(host, first) > 0) {
                advance(host);
                return;
            }
            host.queue.remove();
            host.busy = true;
            turn = new Turn(host, first.pause());
        }
        if (!first.granted().complete(turn)) {
            turn.end();
        }
    }

    private long untilFree(Host host, Waiting next) {
        return host.started == null ? 0 : host.started + Math.max(host.pause, next.pause()) - nanoTime.getAsLong();
    }

    private void tidy() {
        if (hosts.size() < tidyAt) {
            return;
        }
        long now = nanoTime.getAsLong();
        hosts.values()
                .removeIf(host -> host.queue.isEmpty()
                        && !host.busy
                        && (host.started == null || host.started + host.pause <= now));
        tidyAt = Math.max(MANY_HOSTS, 2 * hosts.size());
    }
}
