package org.lachan.classifier.training;

import org.lachan.classifier.text.Calibration;

/** Fits Platt's sigmoid by Newton's method on targets that are drawn in a little, as he proposed. */
final class PlattFit {
    private static final int STEPS = 100;
    private static final double RIDGE = 1e-9;

    private PlattFit() {}

    /** @param prior the share of toxic texts that the probabilities are to be right for */
    static Calibration fit(double[] raw, boolean[] toxic, double prior) {
        int positives = 0;
        for (boolean one : toxic) {
            positives += one ? 1 : 0;
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (toxic.length - positives + 2.0);
        double odds = (double) positives / (toxic.length - positives);
        double weight = prior / (1 - prior) / odds;
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] sums = sums(raw, toxic, high, low, slope, offset, weight);
            double determinant = sums[2] * sums[4] - sums[3] * sums[3] + RIDGE;
            double slopeStep = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
            double offsetStep = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
            slope -= slopeStep;
            offset -= offsetStep;
            if (Math.abs(slopeStep) + Math.abs(offsetStep) < 1e-10) {
                break;
            }
        }
        return new Calibration(slope, offset);
    }

    /** The gradient (slope, offset) and the Hessian (slope-slope, slope-offset, offset-offset) of the loss. */
    private static double[] sums(
            double[] raw, boolean[] toxic, double high, double low, double slope, double offset, double weight) {
        double[] sums = new double[5];
        for (int i = 0; i < raw.length; i++) {
            double p = 1 / (1 + StrictMath.exp(-(slope * raw[i] + offset)));
            double share = toxic[i] ? weight : 1;
            double error = share * (p - (toxic[i] ? high : low));
            double curvature = share * Math.max(1e-12, p * (1 - p));
            sums[0] += error * raw[i];
            sums[1] += error;
            sums[2] += curvature * raw[i] * raw[i];
            sums[3] += curvature * raw[i];
            sums[4] += curvature;
        }
        return sums;
    }
}
