package org.lachan.classifier.text;

/** Platt's sigmoid from a raw score to a probability. */
public record Calibration(double slope, double offset) {
    public Calibration {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("a calibration rises and is finite, not " + slope + ", " + offset);
        }
    }

    double logOdds(double raw) {
        return slope * raw + offset;
    }

    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
