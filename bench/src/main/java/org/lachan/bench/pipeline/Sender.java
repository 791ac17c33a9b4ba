package org.lachan.bench.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Sends what a {@link Supply} has made: acks=all, idempotent. */
final class Sender implements AutoCloseable {
    private static final long PAUSE_NANOS = 500_000;
    /** Shorter waits are spun away: a parked thread wakes some tens of microseconds late. */
    private static final long SPIN_NANOS = 100_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;

    /** @param lingerMs how long the producer may wait for more to send with it */
    Sender(String bootstrap, int lingerMs) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        lingerMs,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        128L << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Open loop: every post goes out when it is due, however far the others have come.
     *
     * @param slips takes how late each one went out
     * @return without what is done
     */
    long byTheClock(Round round, long seconds, Supply supply, Results results, Latencies slips)
            throws InterruptedException {
        long count = seconds * round.rate().perSecond();
        long end = round.from() + count;
        for (long number = round.from(); number < end; number++) {
            Supply.Made next = supply.next();
            waitFor(round.due(number));
            slips.add(System.nanoTime() - round.due(number));
            send(next, results);
        }
        producer.flush();
        check();
        return count;
    }

    /** Closed loop: as fast as the number in flight allows. */
    Burst asFastAsPossible(long seconds, int mostInFlight, Supply supply, Results results) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        long doneBefore = results.done();
        long sent = 0;
        while (System.nanoTime() < end) {
            if (sent - (results.done() - doneBefore) >= mostInFlight) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } else {
                send(supply.next(), results);
                sent++;
            }
        }
        long now = System.nanoTime();
        Burst burst = new Burst(sent, results.done() - doneBefore, now - start, now);
        producer.flush();
        check();
        return burst;
    }

    /**
     * What a round came to.
     *
     * @param sent posts
     * @param done how many of them came out within the time
     * @param nanos the time
     * @param end {@link System#nanoTime} when the last post was sent
     */
    record Burst(long sent, long done, long nanos, long end) {
        static Burst sum(List<Burst> bursts) {
            return new Burst(
                    bursts.stream().mapToLong(Burst::sent).sum(),
                    bursts.stream().mapToLong(Burst::done).sum(),
                    bursts.stream().mapToLong(Burst::nanos).sum(),
                    bursts.stream().mapToLong(Burst::end).max().orElse(0));
        }

        double postsPerSecond() {
            return done * 1e9 / nanos;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void send(Supply.Made made, Results results) {
        results.offered(made.item());
        for (ProducerRecord<byte[], byte[]> record : made.records()) {
            Future<RecordMetadata> unused = producer.send(record, (metadata, problem) -> {
                if (problem != null) {
                    failure = problem;
                }
            });
        }
    }

    private void check() {
        Exception seen = failure;
        if (seen != null) {
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "A post could not be sent: " + seen.getMessage(),
                    "Không gửi được một bài: " + seen.getMessage(),
                    seen);
        }
    }

    private static void waitFor(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS / 2);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
