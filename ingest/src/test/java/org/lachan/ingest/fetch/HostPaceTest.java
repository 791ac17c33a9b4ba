package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HostPaceTest {
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final HostPace pace = new HostPace(clock);

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    private HostPace.Turn granted(String host, Duration pause) throws Exception {
        return pace.turn(host, pause).get(5, TimeUnit.SECONDS);
    }

    private void request(String host, Duration pause) throws Exception {
        HostPace.Turn turn = granted(host, pause);
        turn.sent();
        turn.end();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void shouldSpaceTheRequestsOfOneHostOnly() throws Exception {
        // given
        long start = System.nanoTime();

        // when
        request("a.example", PAUSE);
        request("b.example", PAUSE);
        Duration others = since(start);
        request("a.example", PAUSE);
        request("a.example", PAUSE);

        // then
        assertThat(others).isLessThan(PAUSE);
        assertThat(since(start)).isGreaterThanOrEqualTo(PAUSE.multipliedBy(2));
    }

    @Test
    void shouldKeepTheLongerPauseOfTwoVisits() throws Exception {
        // given
        long start = System.nanoTime();
        request("a.example", PAUSE);

        // when
        request("a.example", Duration.ZERO);

        // then
        assertThat(since(start)).isGreaterThanOrEqualTo(PAUSE);
    }

    @Test
    void shouldLetOneRequestBeUnderWayAtATime() throws Exception {
        // given
        HostPace.Turn first = granted("a.example", Duration.ZERO);
        first.sent();

        // when
        CompletableFuture<HostPace.Turn> second = pace.turn("a.example", Duration.ZERO);

        // then
        Thread.sleep(100);
        assertThat(second).isNotDone();
        first.end();
        assertThat(second.get(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void shouldPauseAfterNoRequestOnly() throws Exception {
        // given
        Duration day = Duration.ofDays(1);

        // when
        granted("a.example", day).end();

        // then
        assertThat(granted("a.example", day)).isNotNull();
    }

    @Test
    void shouldGiveTheTurnOfOneThatWasCancelledToTheNext() throws Exception {
        // given
        HostPace.Turn first = granted("a.example", Duration.ZERO);
        CompletableFuture<HostPace.Turn> cancelled = pace.turn("a.example", Duration.ZERO);
        CompletableFuture<HostPace.Turn> next = pace.turn("a.example", Duration.ZERO);

        // when
        cancelled.cancel(false);
        first.end();

        // then
        assertThat(next.get(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void shouldCountTheFirstByteAsTheStartWithinReason() throws Exception {
        // given
        HostPace.Turn turn = granted("a.example", PAUSE);
        turn.sent();
        Thread.sleep(100);
        long answered = System.nanoTime();
        turn.answered();
        turn.end();

        // when
        request("a.example", PAUSE);

        // then
        assertThat(since(answered)).isGreaterThanOrEqualTo(PAUSE);
    }

    @Test
    void shouldGrantManyTurnsThatEndAtOnce() throws Exception {
        // given
        List<CompletableFuture<?>> ends = new ArrayList<>();

        // when
        for (int i = 0; i < 20_000; i++) {
            ends.add(pace.turn("a.example", Duration.ZERO).thenAccept(HostPace.Turn::end));
        }

        // then
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    }
}
