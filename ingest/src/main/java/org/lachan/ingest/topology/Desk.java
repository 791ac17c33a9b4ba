package org.lachan.ingest.topology;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.counts.Ledger;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.frontier.Ending;
import org.lachan.ingest.frontier.Ending.Postponed;
import org.lachan.ingest.frontier.Frontier;
import org.lachan.ingest.frontier.Pending;
import org.lachan.ingest.revisions.Forgetting;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.Step;
import org.lachan.ingest.visits.Step.Ended;
import org.lachan.ingest.visits.Step.Settling;
import org.lachan.ingest.visits.Step.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition at work: begins what is due, and settles what was fetched, each on the stream's thread and so in its transactions.
 */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int SETTLED_A_TICK = 200;
    // Far beyond what the slowest of polite readings takes: without an end its host would never be asked again.
    private static final Duration LONGEST_STEP = Duration.ofHours(3);

    private record UnderWay(Pending pending, CompletableFuture<Settling> work) {}

    private record Arrived(
            UnderWay underWay,
            @Nullable Settling settling,
            @Nullable Throwable failure) {}

    private final Crew crew;
    private final Outgoing outgoing;
    private final Ledger ledger;
    private final Memory memory;
    private final Frontier frontier;
    private final Statuses statuses;
    private final Forgetting forgetting;
    private final Map<String, UnderWay> underWay = new HashMap<>();
    private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();

    Desk(Crew crew, ProcessorContext<String, SpecificRecord> context) {
        this.crew = crew;
        outgoing = new Outgoing(context);
        ledger = new Ledger(context.getStateStore(IngestTopology.SOURCE_COUNTS));
        memory = new Memory(
                context.getStateStore(IngestTopology.TARGETS),
                context.getStateStore(IngestTopology.POST_STATES),
                context.getStateStore(IngestTopology.SOURCE_STATES),
                ledger);
        frontier = new Frontier(
                context.getStateStore(IngestTopology.FRONTIER),
                context.getStateStore(IngestTopology.HOSTS),
                crew.slots(),
                crew.clock(),
                this::givenUp);
        forgetting = new Forgetting(memory, crew.clock());
        statuses = new Statuses(crew, context.taskId().partition(), ledger, frontier, outgoing);
    }

    void open() {
        ledger.load();
        frontier.load(crew.visits()::delay);
    }

    void take(Task task) {
        frontier.add(task, memory.target(task.targetId()).nextLook());
        statuses.taken(task.sourceId());
    }

    void tick() {
        for (int settled = 0; settled < SETTLED_A_TICK; settled++) {
            Arrived next = arrived.poll();
            if (next == null) {
                break;
            }
            settle(next);
        }
        while (crew.mayBegin().getAsBoolean()) {
            Pending pending = frontier.next().orElse(null);
            if (pending == null) {
                break;
            }
            step(pending, () -> crew.visits().begin(pending.task(), memory));
        }
        statuses.send();
    }

    void forget() {
        int forgotten = forgetting.turn();
        if (forgotten > 0) {
            LOG.info("event=forgotten entries={}", forgotten);
        }
    }

    private void settle(Arrived next) {
        Pending pending = next.underWay().pending();
        underWay.remove(Pending.key(pending.task()));
        Settling settling = next.settling();
        if (settling == null) {
            failed(pending, next.failure());
        } else {
            step(pending, () -> settling.settle(memory, outgoing::send));
        }
    }

    // One page that this program cannot cope with must not keep its host, or the whole partition, from going on.
    private void step(Pending pending, Supplier<Step> next) {
        Step step;
        try {
            step = next.get();
        } catch (KafkaException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(pending, e);
            return;
        }
        follow(pending, step);
    }

    private void failed(Pending pending, @Nullable Throwable failure) {
        Task task = pending.task();
        LOG.error(
                "visit=failed source={} purpose={} target={}",
                task.sourceId(),
                task.purpose(),
                task.targetId(),
                failure);
        note(task);
        end(pending, new Postponed(Problem.POISON, null));
    }

    // Who waits for the poll's end would wait for ever.
    private void note(Task task) {
        ledger.error(task.sourceId(), Problem.POISON);
        if (task.purpose() == Purpose.SOURCE) {
            ledger.polled(task.sourceId(), task.requestedAt(), crew.clock().instant(), false);
        }
    }

    private void follow(Pending pending, Step step) {
        if (step instanceof Ended ended) {
            end(pending, ended.ending());
        } else if (step instanceof Waiting waiting) {
            UnderWay entry = new UnderWay(pending, waiting.work());
            underWay.put(Pending.key(pending.task()), entry);
            var unused = waiting.work()
                    .orTimeout(LONGEST_STEP.toHours(), TimeUnit.HOURS)
                    .whenComplete((settling, failure) -> arrived.add(new Arrived(entry, settling, failure)));
        }
    }

    private void end(Pending pending, Ending ending) {
        frontier.ended(pending, ending);
        statuses.taken(pending.task().sourceId());
    }

    private void givenUp(Task task) {
        LOG.error(
                "visit=given-up source={} purpose={} target={} host={} reason=\"the process ended during it again and again\"",
                task.sourceId(),
                task.purpose(),
                task.targetId(),
                task.host());
        note(task);
    }

    /** What is under way is not settled here any more: whoever has the partition next begins it again. */
    void close() {
        underWay.values().forEach(entry -> entry.work().cancel(true));
        frontier.close();
        statuses.close();
    }
}
