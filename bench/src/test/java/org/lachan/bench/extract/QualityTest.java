package org.lachan.bench.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {
    @Test
    void shouldCountRunsOfFourWords() {
        // when
        PageScore score = PageScore.of("page", "one two three four five six", "two three, four five! ONE");

        // then
        assertThat(score).isEqualTo(new PageScore("page", 3, 2, 1));
        assertThat(score.precision()).isEqualTo(1 / 3.0);
        assertThat(score.recall()).isEqualTo(.5);
    }

    @Test
    void shouldCountARunAsOftenAsTheRarerSideHasIt() {
        assertThat(PageScore.of("page", "a b c d a b c d a b c d", "a b c d a b c d"))
                .isEqualTo(new PageScore("page", 9, 5, 5));
    }

    @Test
    void shouldTakeAShortTextForOneRunAndNothingForNone() {
        assertThat(PageScore.of("page", "xin chào", "Xin, chào.").shared()).isZero();
        assertThat(PageScore.of("page", "Xin chào", "Xin, chào.")).isEqualTo(new PageScore("page", 1, 1, 1));
        assertThat(PageScore.of("page", " - ", "")).isEqualTo(new PageScore("page", 0, 0, 0));
        assertThat(PageScore.of("page", "", "").f1()).isEqualTo(1);
    }

    @Test
    void shouldTakeF1OfTheMeansOverPages() {
        // given
        PageScore all = new PageScore("all", 10, 10, 10);
        PageScore half = new PageScore("half", 20, 10, 10);
        PageScore nothing = new PageScore("nothing", 0, 10, 0);

        // when
        Quality quality = Quality.of(List.of(all, half, nothing));

        // then
        assertThat(quality.precision()).isEqualTo(.75);
        assertThat(quality.recall()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(quality.f1()).isCloseTo(2 * .75 * (2 / 3.0) / (.75 + 2 / 3.0), within(1e-12));
    }

    @Test
    void shouldGiveTheSameIntervalForTheSamePages() {
        // given
        List<PageScore> pages = List.of(new PageScore("a", 10, 10, 10), new PageScore("b", 10, 10, 5));

        // when
        Quality.Interval interval = Quality.interval(pages);

        // then
        assertThat(interval).isEqualTo(Quality.interval(pages));
        assertThat(interval).isEqualTo(new Quality.Interval(.5, 1));
    }
}
