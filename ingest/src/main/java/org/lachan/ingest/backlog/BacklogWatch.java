package org.lachan.ingest.backlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds how much waits and how much room is left: brakes, and deletes what every reader has behind it. */
public final class BacklogWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final long UNKNOWN = -1;

    private final PipelineLog log;
    private final BacklogLimits limits;
    private final Path disk;
    private final Consumer<Flow> onChange;
    private final ScheduledExecutorService regularly = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ingest-backlog");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Flow flow = Flow.OPEN;
    private volatile long unscored = UNKNOWN;
    private volatile long free = UNKNOWN;

    /**
     * @param log closed with this
     * @param disk a folder on the disk whose room counts
     * @param onChange told of each new flow, from one thread
     */
    public BacklogWatch(PipelineLog log, BacklogLimits limits, Path disk, Consumer<Flow> onChange) {
        this.log = log;
        this.limits = limits;
        this.disk = disk;
        this.onChange = onChange;
    }

    public void start() {
        var unused = regularly.scheduleWithFixedDelay(this::lookOrWarn, 0, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    }

    public boolean mayPoll() {
        return flow == Flow.OPEN;
    }

    public Flow flow() {
        return flow;
    }

    /** {@code flow}; {@code held}, 1 where it is not open; {@code unscored} posts and {@code free} bytes, -1 while unknown. */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("flow", flow.name());
        status.put("held", flow == Flow.OPEN ? 0 : 1);
        status.put("unscored", unscored);
        status.put("free", free);
        return status;
    }

    // A task that throws is never run again.
    private void lookOrWarn() {
        try {
            look();
        } catch (ExecutionException | TimeoutException | IOException | RuntimeException e) {
            LOG.warn("event=backlog-unknown retry={}s error=\"{}\"", BETWEEN_LOOKS.toSeconds(), e.toString());
        } catch (InterruptedException e) {
            LOG.debug("event=backlog-watch-stopped");
        }
    }

    /** Looks once, on the caller's thread. */
    public void look() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        free = Files.getFileStore(disk).getUsableSpace();
        List<PartitionLog> partitions;
        try {
            partitions = log.partitions();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // The room on the disk is known all the same, and counts.
            turn(flow.next(unscored, free, limits));
            throw e;
        }
        unscored = PartitionLog.unread(partitions, Topics.POSTS.name());
        turn(flow.next(unscored, free, limits));
        makeRoom(partitions);
    }

    private void turn(Flow next) {
        if (next == flow) {
            return;
        }
        LOG.warn("event=back-pressure flow={} was={} unscored={} free_mib={}", next, flow, unscored, free >> 20);
        flow = next;
        onChange.accept(next);
    }

    private void makeRoom(List<PartitionLog> partitions)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<PartitionLog> large = partitions.stream()
                .filter(partition -> partition.canShrink(limits.partitionBytes()))
                .toList();
        if (large.isEmpty()) {
            return;
        }
        log.deleteRead(large);
        for (PartitionLog partition : large) {
            LOG.info(
                    "event=read-records-deleted partition={} from={} before={} mib={}",
                    partition.partition(),
                    partition.first(),
                    partition.read(),
                    partition.bytes() >> 20);
        }
    }

    @Override
    public void close() {
        regularly.shutdownNow();
        try {
            if (!regularly.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("event=backlog-watch-busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }
}
