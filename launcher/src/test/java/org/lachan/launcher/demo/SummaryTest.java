package org.lachan.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lachan.launcher.demo.Tally.Counts;
import org.lachan.launcher.sampleweb.Expected;

class SummaryTest {
    private static final Expected EXPECTED = new Expected(325, 1, 321, 21, 21, 11, 1);

    @Test
    void shouldPrintTheCountsInTheirOrder() {
        // given
        Summary summary = new Summary(new Counts(325, 1, 321, 21, 1), 21, 11, 11, true, 61.5);

        // when, then
        assertThat(summary.line().keySet())
                .containsExactly(
                        "posts",
                        "duplicates",
                        "scored",
                        "flagged",
                        "cases",
                        "requests",
                        "outbox",
                        "deadLetters",
                        "auditVerified",
                        "seconds");
        assertThat(summary.differencesFrom(EXPECTED)).isEmpty();
    }

    @Test
    void shouldNameEachCountThatDiffers() {
        // given
        Summary summary = new Summary(new Counts(325, 1, 321, 20, 2), 21, 11, 10, false, 61.5);

        // when, then
        assertThat(summary.differencesFrom(EXPECTED))
                .containsExactly(
                        "flagged is 20, expected 21",
                        "outbox is 10, expected 11",
                        "deadLetters is 2, expected 1",
                        "auditVerified is false");
    }
}
