package org.lachan.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.bench.soak.HostPlan.Robots;
import org.lachan.bench.soak.Politeness.Exchange;

class PolitenessTest {
    private static final SoakSettings SETTINGS = new SoakSettings(Duration.ofMinutes(1), 20, 1, 0);
    private static final List<HostPlan> PLANS = IntStream.range(0, 20)
            .mapToObj(number -> HostPlan.draw(number, SETTINGS))
            .toList();

    private final RunClock clock = new RunClock();
    private final Politeness politeness = new Politeness(PLANS, clock);

    @BeforeEach
    void begin() {
        clock.begin();
    }

    @Test
    void shouldFindNothingWhereThePauseIsKept() {
        // given
        long pause = PLANS.get(0).pause().toMillis();

        // when
        visit(0, 0);
        visit(0, pause);
        visit(1, pause);

        // then
        assertThat(politeness.violations()).isZero();
        assertThat(politeness.worstGapMs()).isZero();
        assertThat(politeness.requests()).isEqualTo(3);
    }

    @Test
    void shouldFindAPauseThatIsTooShort() {
        // given
        long pause = PLANS.get(0).pause().toMillis();

        // when
        visit(0, 0);
        visit(0, pause - 21);

        // then
        assertThat(politeness.byKind()).isEqualTo(Map.of("TOO_SOON", 1L));
        assertThat(politeness.worstGapMs()).isEqualTo(-21);
    }

    @Test
    void shouldFindTwoRequestsAtOnce() {
        // given
        long pause = PLANS.get(0).pause().toMillis();
        Exchange first = politeness.started(0, "/bai/1", nanos(0), nanos(0));

        // when
        Exchange second = politeness.started(0, "/bai/2", nanos(pause), nanos(pause));
        politeness.ended(first, nanos(pause + 100));
        politeness.ended(second, nanos(pause + 200));

        // then
        assertThat(politeness.byKind()).isEqualTo(Map.of("AT_ONCE", 1L));
    }

    @Test
    void shouldFindWhatIsForbiddenAndWhatIsTooEarly() {
        // given
        int closed = PLANS.stream()
                .filter(plan -> plan.robots() == Robots.PARTLY_CLOSED)
                .findFirst()
                .orElseThrow()
                .number();
        politeness.askedForTime(closed, 60_000);

        // when
        politeness.started(closed, "/cam/1", nanos(0), nanos(0));

        // then
        assertThat(politeness.byKind()).isEqualTo(Map.of("BEFORE_RETRY_AFTER", 1L, "DISALLOWED", 1L));
    }

    @Test
    void shouldNotExpectThatAKilledProcessRemembersItsLastMoment() {
        // given
        politeness.askedForTime(0, 60_000);

        // when
        politeness.killed();
        visit(0, 0);

        // then
        assertThat(politeness.violations()).isZero();
    }

    private void visit(int host, long at) {
        politeness.ended(politeness.started(host, "/bai/1", nanos(at), nanos(at)), nanos(at + 1));
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
