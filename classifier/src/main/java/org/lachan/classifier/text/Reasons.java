package org.lachan.classifier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which characters carried a linear score. A feature's part of the score is shared equally by its occurrences, and an
 * occurrence's by its characters, so the characters' parts and the bias add up to the raw score exactly.
 */
final class Reasons {
    private static final int MOST = 12;
    private static final int GAP = 2;
    private static final double LEAST_SHARE = 0.08;

    private Reasons() {}

    /** The part of the raw score that each position of the normalised text carries; the bias is left out. */
    static double[] parts(TextModel model, Words words) {
        TextModel.Vector vector = model.vector(words, 0, words.count());
        int[] counts = new int[vector.buckets().length];
        model.features().visit(words, 0, words.count(), (bucket, from, to) -> {
            int index = Arrays.binarySearch(vector.buckets(), bucket);
            if (index >= 0) {
                counts[index]++;
            }
        });
        double[] parts = new double[words.text().length()];
        model.features().visit(words, 0, words.count(), (bucket, from, to) -> {
            int index = Arrays.binarySearch(vector.buckets(), bucket);
            if (index >= 0) {
                double part = vector.values()[index] * model.weight(bucket) / counts[index] / (to - from);
                for (int i = from; i < to; i++) {
                    parts[i] += part;
                }
            }
        });
        return parts;
    }

    /** The words that pushed the score up, neighbours merged, at most twelve, in the order of the text. */
    static List<Span> of(TextModel model, Words words, double scale) {
        double[] parts = parts(model, words);
        double[] weights = new double[words.count()];
        double total = 0;
        for (int word = 0; word < weights.length; word++) {
            for (int i = words.from(word); i < words.to(word); i++) {
                weights[word] += parts[i] * scale;
            }
            total += Math.max(0, weights[word]);
        }
        return strongest(merge(words, weights, total * LEAST_SHARE));
    }

    static List<Span> strongest(List<Span> spans) {
        return spans.stream()
                .sorted(Comparator.comparingDouble(Span::weight).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    private static List<Span> merge(Words words, double[] weights, double least) {
        List<Span> spans = new ArrayList<>();
        for (int word = 0; word < weights.length; ) {
            int last = word;
            double weight = weights[word];
            if (weight > 0 && weight >= least) {
                while (last + 1 < weights.length
                        && weights[last + 1] >= least
                        && words.from(last + 1) - words.to(last) <= GAP) {
                    weight += weights[++last];
                }
                spans.add(words.text().span(words.from(word), words.to(last), TextScorer.HEAD, weight));
            }
            word = last + 1;
        }
        return spans;
    }
}
