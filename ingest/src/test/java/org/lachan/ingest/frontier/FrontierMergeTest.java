package org.lachan.ingest.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.frontier.Ending.Postponed;
import org.lachan.ingest.tasks.Origin;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

/** Crashes, and tasks that meet. */
final class FrontierMergeTest {
    private final Given.Ticking clock = new Given.Ticking();
    private final KeyValueStore<String, Pending> store = Given.store("frontier", Pending.class);
    private final KeyValueStore<String, HostState> hosts = Given.store("hosts", HostState.class);
    private final Semaphore slots = new Semaphore(3);
    private final List<Task> givenUp = new ArrayList<>();
    private final Frontier frontier = frontier();

    private Frontier frontier() {
        return new Frontier(store, hosts, slots, clock, givenUp::add);
    }

    @Test
    void shouldSetATaskAsideDuringWhichTheProcessEndedThreeTimes() {
        // given
        frontier.add(Given.page("a", "/bad"), Instant.EPOCH);
        Frontier current = crashed(frontier, 3);

        // when
        boolean begun = current.next().isPresent();

        // then
        assertThat(begun).isFalse();
        assertThat(givenUp).isEmpty();
        assertThat(current.waiting("bao-mau")).isZero();
        assertThat(slots.availablePermits()).isEqualTo(3);
        clock.pass(Duration.ofSeconds(31));
        assertThat(current.next()).isPresent();
    }

    @Test
    void shouldGiveUpATaskDuringWhichTheProcessEndedWheneverItWasBegun() {
        // given
        frontier.add(Given.page("a", "/bad"), Instant.EPOCH);
        Frontier current = frontier;

        // when
        for (int time = 0; time < 7; time++) {
            current = crashed(current, 3);
            assertThat(current.next()).isEmpty();
            clock.pass(Duration.ofHours(7));
        }

        // then
        assertThat(current.next()).isEmpty();
        assertThat(givenUp).extracting(Task::url).containsExactly("https://a/bad");
        assertThat(slots.availablePermits()).isEqualTo(3);
    }

    private static Pending next(Frontier of) {
        return of.next().orElseThrow();
    }

    private Frontier crashed(Frontier first, int times) {
        Frontier current = first;
        for (int crash = 0; crash < times; crash++) {
            assertThat(current.next()).isPresent();
            current.close();
            current = frontier();
            current.load(any -> Duration.ZERO);
        }
        return current;
    }

    @Test
    void shouldCountAPageOnceThatTwoSourcesName() {
        // given
        Task named = Given.page("a", "/1");
        frontier.add(named, Instant.EPOCH);
        frontier.add(Given.of("bao-khac", "a", "/1", Purpose.POST, Origin.FEED, false), Instant.EPOCH);

        // when
        long waiting = frontier.waiting("bao-mau") + frontier.waiting("bao-khac");
        Pending begun = next(frontier);
        frontier.add(named, Instant.EPOCH);
        frontier.ended(begun, Ending.DONE);

        // then
        assertThat(waiting).isEqualTo(1);
        assertThat(frontier.waiting("bao-mau")).isZero();
        assertThat(frontier.waiting("bao-khac")).isZero();
        assertThat(frontier.busySources()).isEmpty();
    }

    @Test
    void shouldNotLoseATaskForWhichThereWasNoRoom() {
        // given
        frontier.add(Given.page("a", "/1"), Instant.EPOCH);

        // when
        for (int time = 0; time < 20; time++) {
            frontier.ended(next(frontier), new Postponed(Problem.BUSY, null));
            clock.pass(Duration.ofSeconds(6));
        }

        // then
        assertThat(frontier.next()).isPresent();
    }

    @Test
    void shouldLeaveABodyUnreadThatOneOfTwoQuestionsMustNotRead() {
        // given
        Task question = Given.task("a", "/1", Purpose.RECHECK, Origin.MANUAL, false);
        frontier.add(question, Instant.EPOCH);

        // when
        frontier.add(question.unread(), Instant.EPOCH);

        // then
        assertThat(next(frontier).task().headersOnly()).isTrue();
    }

    @Test
    void shouldForgetHowAHostBehavedThatNothingWaitsFor() {
        // given
        frontier.add(Given.page("a", "/1"), Instant.EPOCH);
        frontier.ended(next(frontier), new Postponed(Problem.THROTTLED, null));
        store.delete(Pending.key(Given.page("a", "/1")));
        clock.pass(Duration.ofHours(1));

        // when
        frontier().load(any -> Duration.ZERO);

        // then
        assertThat(hosts.get("a")).isNull();
    }

    @Test
    void shouldComeBackFromBytesAsItWas() {
        // given
        Task task = Given.page("a", "/1").once(Given.START.plusNanos(123_456_789));
        Pending pending = Pending.fresh(task, Given.START.plusNanos(1), true).begun();
        HostState state = HostState.WELL.failed(new Postponed(Problem.THROTTLED, Duration.ofSeconds(7)), Given.START);

        // when
        store.put("key", pending);
        hosts.put("a", state);

        // then
        assertThat(store.get("key")).isEqualTo(pending);
        assertThat(hosts.get("a")).isEqualTo(state);
    }
}
