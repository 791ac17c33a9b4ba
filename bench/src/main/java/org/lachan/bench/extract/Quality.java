package org.lachan.bench.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Means over pages. F1 is that of the two means, as in the article extraction benchmark.
 *
 * @param precision over the pages where something was found
 * @param recall over the pages where there is something to find
 */
record Quality(double precision, double recall) {
    private static final int DRAWS = 2_000;
    private static final long SEED = 1;

    /** From and to, both included. */
    record Interval(double low, double high) {}

    static Quality of(List<PageScore> pages) {
        double precision = pages.stream()
                .filter(page -> page.found() > 0)
                .mapToDouble(PageScore::precision)
                .average()
                .orElse(0);
        double recall = pages.stream()
                .filter(page -> page.expected() > 0)
                .mapToDouble(PageScore::recall)
                .average()
                .orElse(0);
        return new Quality(precision, recall);
    }

    double f1() {
        return f1(precision, recall);
    }

    static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** The middle 95 % of F1 over pages drawn with replacement; the same for the same pages. */
    static Interval interval(List<PageScore> pages) {
        Random random = new Random(SEED);
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            values[i] = of(random.ints(pages.size(), 0, pages.size())
                            .mapToObj(pages::get)
                            .toList())
                    .f1();
        }
        Arrays.sort(values);
        return new Interval(values[(int) (DRAWS * .025)], values[(int) (DRAWS * .975)]);
    }
}
