package org.lachan.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final double[] SAID = {0.9, 0.8, 0.6, 0.4, 0.4, 0.1};
    private static final boolean[] TRUTH = {true, true, false, true, false, false};

    @Test
    void shouldCountTiesInTheAucHalf() {
        // given: of the nine pairs seven are in order, one is tied and one is not
        Metrics metrics = new Metrics(SAID, TRUTH);

        // then
        assertThat(metrics.auc()).isCloseTo(7.5 / 9, within(1e-12));
        List<Double> interval = metrics.aucCi95(7.5 / 9);
        assertThat(interval.get(0)).isLessThan(7.5 / 9);
        assertThat(interval.get(1)).isGreaterThan(7.5 / 9);
    }

    @Test
    void shouldGiveTheMeanOfBothClassesF1() {
        // given: two of three right in each class
        Metrics metrics = new Metrics(SAID, TRUTH);

        // then
        assertThat(metrics.confusion()).containsExactly(2, 1, 1, 2);
        assertThat(Metrics.macroF1(metrics.confusion())).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.macroF1Ci95()).satisfies(interval -> {
            assertThat(interval.get(0)).isBetween(0.0, 2.0 / 3);
            assertThat(interval.get(1)).isBetween(2.0 / 3, 1.0);
        });
    }

    @Test
    void shouldHaveNoAucWhereThereIsOneClass() {
        assertThat(new Metrics(new double[] {0.1, 0.2}, new boolean[] {false, false}).auc())
                .isNull();
    }

    @Test
    void shouldMeasureHowFarProbabilitiesAreOff() {
        // given: four texts at .75 of which two are toxic
        Metrics metrics = new Metrics(new double[] {0.75, 0.75, 0.75, 0.75}, new boolean[] {true, true, false, false});

        // then
        assertThat(metrics.ece()).isCloseTo(0.25, within(1e-12));
    }
}
