package org.lachan.ingest.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.lachan.content.identity.Identities;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.ingest.tasks.Task;
import org.lachan.schemas.AvroSerdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a poll of each source when it is due, and watches until the poll's outcome is committed. */
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration TICK = Duration.ofMillis(250);
    // At the first start the group and its coordinator appear a moment after us.
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Identities identities;
    private final Clock clock;
    private final PollBoard board;
    private final TaskSender sender;
    private final Progress progress;
    private final StatusFeed statuses;
    private final BooleanSupplier mayPoll;
    private final Thread thread = new Thread(this::run, "ingest-scheduler");
    private volatile boolean open = true;
    private volatile long waiting = -1;

    /**
     * @param group the application whose progress tells that a poll is done
     * @param mayPoll while it says no, sources that are due wait
     */
    public Scheduler(
            SourceList sources,
            Identities identities,
            AvroSerdes serdes,
            String bootstrap,
            String group,
            BooleanSupplier mayPoll,
            Clock clock) {
        this.mayPoll = mayPoll;
        this.identities = identities;
        this.clock = clock;
        board = new PollBoard(sources.all(), clock.instant());
        sender = new TaskSender(bootstrap, serdes);
        progress = new Progress(bootstrap, group);
        statuses = new StatusFeed(bootstrap);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Tells the number of the round that this begins. */
    public int pollNow() {
        return board.askAll(clock.instant());
    }

    /** The newest round that is over: each source was polled, and what its listing led to is on its topic. */
    public int round() {
        return board.round();
    }

    /** Tasks that are not done yet, about; -1 while unknown. */
    public long waiting() {
        return waiting;
    }

    /** {@link Instant#EPOCH} before the first poll is done. */
    public Instant lastPolledAt(String sourceId) {
        return board.lastPolledAt(sourceId);
    }

    /** Sources without a finished poll that was asked for at that time or later. */
    public Set<String> notPolledSince(Instant since) {
        return board.notPolledSince(since);
    }

    /** Another list of sources is in force. */
    public void replace(SourceList sources) {
        board.replace(sources.all(), clock.instant());
    }

    public boolean healthy() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (open) {
                tick();
                Thread.sleep(TICK.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.info("scheduler=stopped");
        }
    }

    private void tick() throws InterruptedException {
        List<Source> due = mayPoll.getAsBoolean() ? board.due(clock.instant()) : List.of();
        for (Source source : due) {
            send(source);
        }
        try {
            waiting = look();
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
            waiting = -1;
            LOG.warn("progress=unknown retry={}ms error=\"{}\"", PAUSE.toMillis(), e.toString());
            Thread.sleep(PAUSE.toMillis());
        }
    }

    // Kafka's own is no InterruptedException, and would be taken for a broker that is away.
    private static InterruptedException interrupted(InterruptException e) {
        InterruptedException interrupted = new InterruptedException(e.getMessage());
        interrupted.initCause(e);
        return interrupted;
    }

    // Nothing waits where all tasks were read before the reports were, and nobody asked for more in between.
    private long look() throws ExecutionException, TimeoutException, InterruptedException {
        Map<Integer, Long> ends = progress.ends();
        long unread = progress.unread(ends);
        statuses.catchUp();
        board.answered(statuses.answered(), clock.instant());
        long all = unread + statuses.waiting();
        return all == 0 && !progress.ends().equals(ends) ? 1 : all;
    }

    private void send(Source source) throws InterruptedException {
        int round = board.asked();
        Instant now = clock.instant();
        try {
            sender.send(Task.poll(source, board.isThorough(source), identities, now));
            board.sent(source, round, now);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            board.postpone(source, now.plus(RETRY));
            LOG.warn("poll=not-sent source={} retry={}s error=\"{}\"", source.id(), RETRY.toSeconds(), e.toString());
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
        progress.close();
        statuses.close();
    }
}
