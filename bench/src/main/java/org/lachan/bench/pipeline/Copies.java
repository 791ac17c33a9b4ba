package org.lachan.bench.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/**
 * What the pass-through has copied, told by the offsets that it commits with each transaction. Nobody reads the copies:
 * that would cost more than making them, and here it favours the pass-through.
 */
final class Copies implements Results {
    private static final long BETWEEN_QUESTIONS_MS = 20;

    private final Admin admin;
    private final Thread asker = new Thread(this::ask, "copies");
    private volatile long done;
    private volatile @Nullable Exception failure;
    private volatile boolean closed;
    private long offered;

    private Copies(Admin admin) {
        this.admin = admin;
    }

    static Copies of(String bootstrap) {
        Copies copies = new Copies(Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap)));
        copies.asker.start();
        return copies;
    }

    @Override
    public void offered(Item item) {
        offered++;
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public boolean complete() {
        return done >= offered;
    }

    @Override
    public void check() {
        Exception seen = failure;
        if (seen != null) {
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "The offsets of the pass-through can no longer be read: " + seen.getMessage(),
                    "Không đọc tiếp được vị trí của ứng dụng chuyển tiếp: " + seen.getMessage(),
                    seen);
        }
    }

    @Override
    public void close() {
        closed = true;
        asker.interrupt();
        admin.close(Duration.ofSeconds(1));
    }

    private void ask() {
        try {
            while (!closed) {
                done = committed();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_QUESTIONS_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            if (!closed) {
                failure = e;
            }
        }
    }

    private long committed() throws ExecutionException, InterruptedException {
        long sum = 0;
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(PassThrough.APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : offsets.entrySet()) {
            // A partition that was never committed has none.
            @Nullable OffsetAndMetadata offset = entry.getValue();
            if (offset != null && entry.getKey().topic().equals(InputTopics.PASS_THROUGH.posts())) {
                sum += offset.offset();
            }
        }
        return sum;
    }
}
