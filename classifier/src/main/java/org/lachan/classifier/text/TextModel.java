package org.lachan.classifier.text;

import java.util.Arrays;

/**
 * A linear model over hashed n-grams with TF-IDF values of length 1. Immutable; safe for any number of threads.
 */
public final class TextModel {
    private static final float[] LOG_OF_COUNT = logsOfCounts();
    private static final float IDF_STEP = 1 / 16f;

    private final int bits;
    private final Features features;
    private final byte[] idf;
    private final float[] weights;
    private final double bias;
    private final Calibration vietnamese;
    private final Calibration english;

    /**
     * @param bits the tables have 2^bits entries, one a bucket
     * @param idf inverse document frequencies in sixteenths, unsigned; 0 for a bucket that the model does not know
     */
    public TextModel(int bits, byte[] idf, float[] weights, double bias, Calibration vietnamese, Calibration english) {
        if (bits < 1 || bits > 24 || idf.length != 1 << bits || weights.length != 1 << bits) {
            throw new IllegalArgumentException("a model of " + bits + " bits needs tables of that size");
        }
        this.bits = bits;
        this.features = new Features(bits);
        this.idf = idf.clone();
        this.weights = weights.clone();
        this.bias = bias;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** The inverse document frequency as the model stores it, from the share of the documents that have a feature. */
    public static byte idf(int documents, int having) {
        double value = StrictMath.log((1.0 + documents) / (1.0 + having)) + 1;
        return (byte) Math.min(255, Math.max(1, Math.round(value / IDF_STEP)));
    }

    /** A model that knows features and no weights yet, for training. */
    public static TextModel untrained(int bits, byte[] idf) {
        Calibration none = new Calibration(1, 0);
        return new TextModel(bits, idf, new float[1 << bits], 0, none, none);
    }

    public TextModel with(float[] trained, double trainedBias) {
        return new TextModel(bits, idf, trained, trainedBias, vietnamese, english);
    }

    public TextModel with(Calibration forVietnamese, Calibration forEnglish) {
        return new TextModel(bits, idf, weights, bias, forVietnamese, forEnglish);
    }

    int bits() {
        return bits;
    }

    int idf(int bucket) {
        return idf[bucket] & 0xFF;
    }

    float weight(int bucket) {
        return weights[bucket];
    }

    double bias() {
        return bias;
    }

    Calibration calibration(Language language) {
        return language == Language.VI || language == Language.VI_PLAIN || language == Language.MIXED
                ? vietnamese
                : english;
    }

    Features features() {
        return features;
    }

    /** The known features of a text: buckets in rising order, and values whose squares add up to 1. */
    public Vector vector(String text) {
        Words words = Words.of(Normaliser.normalise(text));
        return vector(words, 0, words.count());
    }

    Vector vector(Words words, int first, int last) {
        int[] buckets = features.buckets(words, first, last, this::knows);
        double[] values = new double[buckets.length];
        int distinct = 0;
        double squares = 0;
        for (int from = 0, to; from < buckets.length; from = to) {
            to = endOfRun(buckets, from);
            double value = value(buckets[from], to - from);
            if (value > 0) {
                buckets[distinct] = buckets[from];
                values[distinct++] = value;
                squares += value * value;
            }
        }
        double norm = squares == 0 ? 1 : Math.sqrt(squares);
        for (int i = 0; i < distinct; i++) {
            values[i] /= norm;
        }
        return new Vector(Arrays.copyOf(buckets, distinct), Arrays.copyOf(values, distinct));
    }

    /** The raw score of the words [first, last), before calibration. */
    double raw(Words words, int first, int last) {
        int[] buckets = features.buckets(words, first, last, this::knows);
        double squares = 0;
        double dot = 0;
        for (int from = 0, to; from < buckets.length; from = to) {
            to = endOfRun(buckets, from);
            double value = value(buckets[from], to - from);
            squares += value * value;
            dot += value * weights[buckets[from]];
        }
        return squares == 0 ? bias : dot / Math.sqrt(squares) + bias;
    }

    public double raw(String text) {
        Words words = Words.of(Normaliser.normalise(text));
        return raw(words, 0, words.count());
    }

    private boolean knows(int bucket) {
        return idf[bucket] != 0;
    }

    private double value(int bucket, int count) {
        return (idf[bucket] & 0xFF) * IDF_STEP * LOG_OF_COUNT[Math.min(count, LOG_OF_COUNT.length - 1)];
    }

    private static int endOfRun(int[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    private static float[] logsOfCounts() {
        float[] logs = new float[256];
        for (int count = 1; count < logs.length; count++) {
            logs[count] = (float) (1 + StrictMath.log(count));
        }
        return logs;
    }

    /** Features of a text: buckets in rising order and their values. */
    @SuppressWarnings("ArrayRecordComponent") // Millions are built while training: a list of boxes would not fit.
    public record Vector(int[] buckets, double[] values) {}
}
