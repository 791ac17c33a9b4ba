package org.lachan.takedown.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopTest {

    /** Waits in its first round until it is woken, as a consumer that has never had a record. */
    private static final class Waiting implements Loop.Rounds {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch woken = new CountDownLatch(1);
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void round() throws InterruptedException {
            begun.countDown();
            woken.await();
            throw new WakeupException();
        }

        @Override
        public void wake() {
            woken.countDown();
        }

        @Override
        public void close() {
            seen.add(Thread.currentThread().isInterrupted() ? "closed interrupted" : "closed");
        }
    }

    @Test
    void shouldWakeARoundThatWaitsInsteadOfInterruptingIt() throws Exception {
        // given
        Waiting rounds = new Waiting();
        Loop loop = new Loop("waiting", () -> rounds);
        loop.start();
        assertThat(rounds.begun.await(10, TimeUnit.SECONDS)).isTrue();

        // when
        loop.stop();

        // then
        assertThat(rounds.seen).containsExactly("closed");
        assertThat(loop.healthy()).isFalse();
    }

    @Test
    void shouldInterruptAnOpeningThatWaits() throws Exception {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Loop loop = new Loop("opening", () -> {
            begun.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("no broker");
        });
        loop.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // when
        loop.stop();

        // then
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void shouldInterruptARoundThatOutlastsItsGrace() throws Exception {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Loop loop = Loop.every("stuck", java.time.Duration.ZERO, () -> {
            begun.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
        });
        loop.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // when
        loop.stop();

        // then
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
