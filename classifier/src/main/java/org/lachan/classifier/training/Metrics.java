package org.lachan.classifier.training;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Figures of a binary head: what it said for each row, against the truth. */
final class Metrics {
    private static final int BINS = 15;
    private static final int SAMPLES = 1_000;
    private static final double Z95 = 1.959964;

    private final double[] probabilities;
    private final boolean[] truth;

    Metrics(double[] probabilities, boolean[] truth) {
        this.probabilities = probabilities;
        this.truth = truth;
    }

    /** Rows by truth and prediction: [clean as clean, clean as toxic, toxic as clean, toxic as toxic]. */
    private int cell(int row) {
        return (truth[row] ? 2 : 0) + (probabilities[row] >= 0.5 ? 1 : 0);
    }

    int[] confusion() {
        int[] cells = new int[4];
        for (int row = 0; row < truth.length; row++) {
            cells[cell(row)]++;
        }
        return cells;
    }

    static double f1(int right, int missed, int wrong) {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + missed + wrong);
    }

    static double macroF1(int[] cells) {
        double clean = f1(cells[0], cells[1], cells[2]);
        double toxic = f1(cells[3], cells[2], cells[1]);
        boolean onlyClean = cells[1] + cells[2] + cells[3] == 0;
        boolean onlyToxic = cells[0] + cells[1] + cells[2] == 0;
        return onlyClean ? clean : onlyToxic ? toxic : (clean + toxic) / 2;
    }

    List<Double> macroF1Ci95() {
        Random random = new Random(95);
        double[] samples = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] cells = new int[4];
            for (int i = 0; i < truth.length; i++) {
                cells[cell(random.nextInt(truth.length))]++;
            }
            samples[sample] = macroF1(cells);
        }
        Arrays.sort(samples);
        return List.of(samples[SAMPLES * 25 / 1000], samples[SAMPLES * 975 / 1000 - 1]);
    }

    /** By ranks, ties at their mean rank. */
    @Nullable
    Double auc() {
        int toxic = count(truth);
        int clean = truth.length - toxic;
        if (toxic == 0 || clean == 0) {
            return null;
        }
        Integer[] order = new Integer[truth.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(probabilities[a], probabilities[b]));
        double ranks = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks += truth[order[i]] ? (from + 1 + to) / 2.0 : 0;
            }
        }
        return (ranks - toxic * (toxic + 1.0) / 2) / ((double) toxic * clean);
    }

    List<Double> aucCi95(double auc) {
        int toxic = count(truth);
        int clean = truth.length - toxic;
        double square = auc * auc;
        double variance = (auc * (1 - auc)
                        + (toxic - 1) * (auc / (2 - auc) - square)
                        + (clean - 1) * (2 * square / (1 + auc) - square))
                / ((double) toxic * clean);
        double half = Z95 * Math.sqrt(variance);
        return List.of(Math.max(0, auc - half), Math.min(1, auc + half));
    }

    double ece() {
        double[] said = new double[BINS];
        int[] toxic = new int[BINS];
        for (int row = 0; row < truth.length; row++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[row] * BINS));
            said[bin] += probabilities[row];
            toxic[bin] += truth[row] ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(said[bin] - toxic[bin]);
        }
        return error / truth.length;
    }

    private static int count(boolean[] values) {
        int count = 0;
        for (boolean value : values) {
            count += value ? 1 : 0;
        }
        return count;
    }
}
