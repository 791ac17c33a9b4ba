package org.lachan.bench.pipeline;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes records ahead of the clock, on a thread of its own, so that the sender only sends. */
final class Supply implements AutoCloseable {
    private final BlockingQueue<Made> queue;
    private final Thread maker;
    private volatile @Nullable RuntimeException failure;

    /** An item and its records. */
    record Made(Item item, List<ProducerRecord<byte[], byte[]>> records) {}

    /**
     * Begins to make.
     *
     * @param from number of the first item
     * @param ahead how many may lie ready
     */
    Supply(Plan plan, Function<Item, List<ProducerRecord<byte[], byte[]>>> records, long from, int ahead) {
        queue = new ArrayBlockingQueue<>(ahead);
        maker = new Thread(() -> make(plan, records, from), "supply");
        maker.setDaemon(true);
        maker.start();
    }

    /** @throws IllegalStateException when no more can be made */
    Made next() throws InterruptedException {
        while (true) {
            Made made = queue.poll(1, TimeUnit.SECONDS);
            if (made != null) {
                return made;
            }
            RuntimeException seen = failure;
            if (seen != null) {
                throw new IllegalStateException("Posts can no longer be made", seen);
            }
        }
    }

    /** Waits until it is full. */
    void fill() throws InterruptedException {
        while (queue.remainingCapacity() > 0 && maker.isAlive()) {
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        maker.interrupt();
    }

    private void make(Plan plan, Function<Item, List<ProducerRecord<byte[], byte[]>>> records, long from) {
        try {
            for (long number = from; !Thread.currentThread().isInterrupted(); number++) {
                Item item = plan.item(number);
                queue.put(new Made(item, records.apply(item)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
