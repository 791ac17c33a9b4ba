package org.lachan.classifier.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.text.TextScore;
import org.lachan.classifier.text.TextScorer;

/** Measures a scorer on labelled texts. */
public final class Evaluation {
    private static final int WARM_UP = 500;

    private Evaluation() {}

    /**
     * @param dataFile JSON lines with {@code text}, {@code toxic} and perhaps {@code title}; gzipped or not
     * @param head {@link TextScorer#HEAD}; any other is an {@link IllegalArgumentException}
     */
    public static EvaluationResult evaluate(TextScorer scorer, Path dataFile, String head) throws IOException {
        if (!head.equals(TextScorer.HEAD)) {
            throw new IllegalArgumentException("no head '" + head + "'; there is only '" + TextScorer.HEAD + "'");
        }
        List<LabelledText> rows = DataFile.read(dataFile);
        if (rows.isEmpty()) {
            throw new IOException(dataFile + " has no rows");
        }
        return evaluate(scorer, rows);
    }

    /** A trained model on the texts that its training never saw, by source. */
    public static Map<String, EvaluationResult> heldOut(TextScorer scorer, Benchmark benchmark, Path dataDir)
            throws IOException {
        Map<String, EvaluationResult> results = new TreeMap<>();
        for (Source source : benchmark.sources()) {
            List<LabelledText> rows = new ArrayList<>(DataFile.read(TrainingData.file(dataDir, source.file())));
            rows.removeIf(row -> Split.of(row.text()) != Split.HELD_OUT);
            results.put(source.file(), evaluate(scorer, rows));
        }
        return results;
    }

    private static EvaluationResult evaluate(TextScorer scorer, List<LabelledText> rows) {
        rows.stream().limit(WARM_UP).forEach(row -> scorePath(scorer, row));
        double[] probabilities = new double[rows.size()];
        boolean[] truth = new boolean[rows.size()];
        long start = System.nanoTime();
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = scorePath(scorer, rows.get(i));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = rows.get(i).toxic();
        }
        return result(scorer.modelVersion(), new Metrics(probabilities, truth), rows.size(), rows.size() / seconds);
    }

    private static double scorePath(TextScorer scorer, LabelledText row) {
        TextScore score = scorer.score(row.title(), row.text());
        if (score.toxic() >= 0.5) {
            scorer.reasons(row.title(), row.text());
        }
        return score.toxic();
    }

    private static EvaluationResult result(String version, Metrics metrics, int rows, double postsPerSecond) {
        int[] cells = metrics.confusion();
        @Nullable Double auc = metrics.auc();
        Map<String, Double> perClass = new TreeMap<>();
        perClass.put("clean", Metrics.f1(cells[0], cells[1], cells[2]));
        perClass.put("toxic", Metrics.f1(cells[3], cells[2], cells[1]));
        return new EvaluationResult(
                version,
                TextScorer.HEAD,
                rows,
                (double) (cells[0] + cells[3]) / rows,
                Metrics.macroF1(cells),
                perClass,
                auc,
                metrics.ece(),
                metrics.macroF1Ci95(),
                auc == null ? null : metrics.aucCi95(auc),
                (double) (cells[1] + cells[3]) / rows,
                postsPerSecond);
    }
}
