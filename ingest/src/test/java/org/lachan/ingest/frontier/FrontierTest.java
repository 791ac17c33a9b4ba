package org.lachan.ingest.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.frontier.Ending.Again;
import org.lachan.ingest.frontier.Ending.Postponed;
import org.lachan.ingest.tasks.Origin;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

final class FrontierTest {
    private final Given.Ticking clock = new Given.Ticking();
    private final KeyValueStore<String, Pending> store = Given.store("frontier", Pending.class);
    private final KeyValueStore<String, HostState> hosts = Given.store("hosts", HostState.class);
    private final Semaphore slots = new Semaphore(3);
    private final List<Task> givenUp = new ArrayList<>();
    private final Frontier frontier = frontier();

    private Frontier frontier() {
        return new Frontier(store, hosts, slots, clock, givenUp::add);
    }

    private List<String> begun() {
        List<String> begun = new ArrayList<>();
        for (Optional<Pending> next = frontier.next(); next.isPresent(); next = frontier.next()) {
            Pending pending = next.get();
            begun.add(pending.task().url().substring("https://".length()));
        }
        return begun;
    }

    private Pending next() {
        return frontier.next().orElseThrow();
    }

    @Test
    void shouldBeginOneOfAHostAtATime() {
        // given
        frontier.add(Given.page("a", "/1"), Instant.EPOCH);
        frontier.add(Given.page("a", "/2"), Instant.EPOCH);
        frontier.add(Given.page("b", "/1"), Instant.EPOCH);

        // when
        Pending first = next();
        Pending other = next();

        // then
        assertThat(List.of(first.task().host(), other.task().host())).containsExactlyInAnyOrder("a", "b");
        assertThat(frontier.next()).isEmpty();
        frontier.ended(first, Ending.DONE);
        assertThat(frontier.next())
                .hasValueSatisfying(next -> assertThat(next.task().host())
                        .isEqualTo(first.task().host().equals("a") ? "a" : "b"));
    }

    @Test
    void shouldPutRechecksAndPeopleFirstAndRevisitsLast() {
        // given
        frontier.add(Given.page("a", "/known"), Given.START.plusSeconds(60));
        frontier.add(Given.page("a", "/new"), Instant.EPOCH);
        frontier.add(Given.task("a", "/rss", Purpose.SOURCE, Origin.FEED, false), Instant.EPOCH);
        frontier.add(Given.task("a", "/case", Purpose.RECHECK, Origin.MANUAL, false), Instant.EPOCH);
        clock.pass(Duration.ofMinutes(2));

        // when
        List<String> order = new ArrayList<>();
        for (Optional<Pending> next = frontier.next(); next.isPresent(); next = frontier.next()) {
            Pending pending = next.get();
            order.add(pending.task().url());
            frontier.ended(pending, Ending.DONE);
        }

        // then
        assertThat(order).containsExactly("https://a/case", "https://a/rss", "https://a/new", "https://a/known");
    }

    @Test
    void shouldNeverHaveMoreUnderWayThanThereAreSlots() {
        for (int i = 0; i < 5; i++) {
            frontier.add(Given.page("h" + i, "/"), Instant.EPOCH);
        }
        assertThat(begun()).hasSize(3);
        assertThat(frontier.waiting("bao-mau")).isEqualTo(5);
        frontier.close();
        assertThat(slots.availablePermits()).isEqualTo(3);
    }

    @Test
    void shouldKeepOneOfManyTasksForAPageAndLookAtItWhenItIsDue() {
        // given
        frontier.add(Given.page("a", "/1"), Given.START.plus(Duration.ofHours(1)));
        frontier.add(Given.page("a", "/1"), Given.START.plus(Duration.ofHours(1)));

        // then
        assertThat(frontier.next()).isEmpty();
        assertThat(frontier.waiting("bao-mau")).isZero();
        clock.pass(Duration.ofHours(1));
        assertThat(begun()).containsExactly("a/1");
        assertThat(frontier.waiting("bao-mau")).isEqualTo(1);
    }

    @Test
    void shouldLookAtOnceWhereTheWholeRoundWasAskedFor() {
        // given
        frontier.add(Given.page("a", "/1"), Given.START.plus(Duration.ofHours(1)));

        // when
        frontier.add(Given.task("a", "/1", Purpose.POST, Origin.FEED, true), Given.START.plus(Duration.ofHours(1)));

        // then
        assertThat(begun()).containsExactly("a/1");
    }

    @Test
    void shouldDoOnceMoreWhatWasAskedForWhileItWasUnderWay() {
        // given
        frontier.add(Given.task("a", "/rss", Purpose.SOURCE, Origin.FEED, false), Instant.EPOCH);
        Pending first = next();
        frontier.add(Given.task("a", "/rss", Purpose.SOURCE, Origin.FEED, true), Instant.EPOCH);

        // when
        frontier.ended(first, Ending.DONE);

        // then
        assertThat(frontier.next())
                .hasValueSatisfying(again -> assertThat(again.task().thorough()).isTrue());
    }

    @Test
    void shouldTryAFailureAgainLaterAndLaterAndThenNoMore() {
        // given
        frontier.add(Given.page("a", "/1"), Instant.EPOCH);
        int tries = 0;

        // when
        for (int hour = 0; hour < 48 * 60; hour++) {
            for (Optional<Pending> next = frontier.next(); next.isPresent(); next = frontier.next()) {
                Pending pending = next.get();
                tries++;
                frontier.ended(pending, new Postponed(Problem.UNREADABLE, null));
            }
            clock.pass(Duration.ofMinutes(1));
        }

        // then
        assertThat(tries).isEqualTo(7);
        assertThat(frontier.waiting("bao-mau")).isZero();
        assertThat(store.get(Pending.key(Given.page("a", "/1")))).isNull();
    }

    @Test
    void shouldLeaveAHostAloneThatAsksForTime() {
        // given
        frontier.add(Given.page("a", "/1"), Instant.EPOCH);
        frontier.add(Given.page("a", "/2"), Instant.EPOCH);
        frontier.add(Given.page("b", "/1"), Instant.EPOCH);
        Pending first = next();
        Pending second = next();
        Pending ofA = first.task().host().equals("a") ? first : second;

        // when
        frontier.ended(ofA, new Postponed(Problem.THROTTLED, Duration.ofMinutes(10)));

        // then
        assertThat(frontier.pausedHosts("bao-mau")).containsExactly("a");
        clock.pass(Duration.ofMinutes(9));
        assertThat(frontier.next()).isEmpty();
        clock.pass(Duration.ofMinutes(2));
        assertThat(frontier.next()).isPresent();
    }

    @Test
    void shouldOpenTheCircuitOfAHostAfterFiveFailures() {
        // given
        for (int i = 0; i < 8; i++) {
            frontier.add(Given.page("a", "/" + i), Instant.EPOCH);
        }

        // when
        int tried = 0;
        for (Optional<Pending> next = frontier.next(); next.isPresent(); next = frontier.next()) {
            Pending pending = next.get();
            tried++;
            frontier.ended(pending, new Postponed(Problem.TIMEOUT, null));
        }

        // then
        assertThat(tried).isEqualTo(5);
        assertThat(frontier.pausedHosts("bao-mau")).containsExactly("a");
        clock.pass(Duration.ofSeconds(61));
        Pending probe = next();
        frontier.ended(probe, Ending.DONE);
        assertThat(frontier.pausedHosts("bao-mau")).isEmpty();
        assertThat(frontier.next()).isPresent();
    }

    @Test
    void shouldBeginAgainAfterACrashButNotBeforeThePauseOfTheHost() {
        // given
        frontier.add(Given.page("a", "/1"), Instant.EPOCH);
        frontier.add(Given.page("b", "/1"), Given.START.plusSeconds(1));
        begun();
        frontier.close();

        // when
        Frontier after = frontier();
        after.load(any -> Duration.ofSeconds(3));

        // then
        assertThat(after.next()).isEmpty();
        clock.pass(Duration.ofSeconds(2));
        assertThat(after.next()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(after.next())
                .hasValueSatisfying(again -> assertThat(again.task().host()).isEqualTo("a"));
        assertThat(after.next())
                .hasValueSatisfying(other -> assertThat(other.task().host()).isEqualTo("b"));
    }

    @Test
    void shouldComeBackToAPageWhenItsTimeComes() {
        // given
        frontier.add(Given.page("a", "/1"), Instant.EPOCH);
        Pending first = next();

        // when
        frontier.ended(first, new Again(Given.START.plus(Duration.ofMinutes(30))));

        // then
        assertThat(frontier.next()).isEmpty();
        clock.pass(Duration.ofMinutes(30));
        assertThat(frontier.next())
                .hasValueSatisfying(again -> assertThat(again.revisit()).isTrue());
    }
}
