package org.lachan.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lachan.content.sources.Account;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;

final class PollBoardTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Source ONE = source("one");
    private static final Source TWO = source("two");

    private final PollBoard board = new PollBoard(List.of(ONE, TWO), START);

    private static Source source(String id) {
        return new Source(
                id,
                Kind.FEED,
                "https://a.example/rss",
                DeclaredAudience.GENERAL,
                null,
                Duration.ofMinutes(15),
                10,
                Duration.ZERO,
                new Details.None(),
                null,
                Account.INSTITUTION);
    }

    @Test
    void shouldEndTheRoundWhenEveryPollIsAnswered() {
        // given
        board.sent(ONE, 1, START);
        board.sent(TWO, 1, START);

        // when
        board.answered(Map.of("one", START, "two", START.minusSeconds(1)), START.plusSeconds(1));

        // then
        assertThat(board.round()).isZero();
        assertThat(board.notPolledSince(START)).containsExactly("two");
        board.answered(Map.of("two", START), START.plusSeconds(2));
        assertThat(board.round()).isEqualTo(1);
        assertThat(board.notPolledSince(START)).isEmpty();
        assertThat(board.notPolledSince(START.plusSeconds(1))).containsExactly("one", "two");
        assertThat(board.lastPolledAt("two")).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void shouldBeDueAgainAfterTheSourcesTime() {
        // given
        board.sent(ONE, 1, START);

        // then
        assertThat(board.due(START)).containsExactly(TWO);
        assertThat(board.due(START.plus(Duration.ofMinutes(15)))).containsExactly(ONE, TWO);
    }

    @Test
    void shouldNotCountAPollThatWasUnderWayForTheRoundAskedForMeanwhile() {
        // given
        int sending = board.asked();
        int round = board.askAll(START);
        board.sent(ONE, sending, START);
        board.sent(TWO, sending, START);

        // when
        board.answered(Map.of("one", START, "two", START), START);

        // then
        assertThat(board.round()).isEqualTo(round - 1);
        assertThat(board.due(START)).containsExactly(ONE, TWO);
    }

    @Test
    void shouldTryAgainLaterWhatCouldNotBeSent() {
        // when
        board.postpone(ONE, START.plusSeconds(5));

        // then
        assertThat(board.due(START)).containsExactly(TWO);
        assertThat(board.due(START.plusSeconds(5))).containsExactly(ONE, TWO);
    }

    @Test
    void shouldLookAtEveryPageOnceInARoundThatWasAskedFor() {
        // given
        board.askAll(START);
        boolean asked = board.isThorough(ONE);

        // when
        board.sent(ONE, board.asked(), START);

        // then
        assertThat(asked).isTrue();
        assertThat(board.isThorough(ONE)).isFalse();
        assertThat(board.isThorough(TWO)).isTrue();
    }

    @Test
    void shouldKeepThePlaceOfASourceThatStaysInAnotherList() {
        // given
        board.sent(ONE, 1, START);
        Source three = source("three");

        // when
        board.replace(List.of(ONE, three), START.plusSeconds(1));

        // then
        assertThat(board.due(START.plusSeconds(1))).containsExactly(three);
        assertThat(board.notPolledSince(START)).containsExactly("one", "three");
    }

    @Test
    void shouldOutliveThatASourceLeavesTheListWhileItsPollIsBeingSent() {
        // given
        List<Source> due = board.due(START);
        board.replace(List.of(TWO), START);

        // when
        board.sent(due.get(0), 1, START);
        board.postpone(due.get(0), START);

        // then
        assertThat(board.isThorough(ONE)).isFalse();
        assertThat(board.lastPolledAt("one")).isEqualTo(Instant.EPOCH);
        assertThat(board.due(START)).containsExactly(TWO);
    }

    @Test
    void shouldLeaveASourceToTheInstanceThatAsksForIt() {
        // given
        board.sent(ONE, 1, START);
        board.answered(Map.of("one", START), START);

        // when
        board.answered(Map.of("one", START.plus(Duration.ofMinutes(14))), START.plus(Duration.ofMinutes(14)));

        // then
        assertThat(board.due(START.plus(Duration.ofMinutes(30)))).containsExactly(TWO);
        assertThat(board.due(START.plus(Duration.ofMinutes(31)))).containsExactly(ONE, TWO);
    }
}
