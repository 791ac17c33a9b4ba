package org.lachan.classifier.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.lachan.classifier.text.Calibration;
import org.lachan.classifier.text.ModelFile;
import org.lachan.classifier.text.TextModel;
import org.lachan.classifier.text.TextScorer;

/** Trains a model: deterministic, in one thread, so that the same data give the same bytes. */
public final class Trainer {
    private static final int BITS = 20;
    private static final int LEAST_DOCUMENTS = 4;
    private static final long SEED = 20_261_123;
    private static final double COST = 0.3;
    /** Posts are mostly clean, and the sources are not: the probabilities are right for this share of toxic ones. */
    private static final double PRIOR = 0.15;

    private static final double TOLERANCE = 0.05;
    private static final double LEAST_WEIGHT = 1e-3;

    private final Path dataDir;
    private final Consumer<String> progress;

    private Trainer(Path dataDir, Consumer<String> progress) {
        this.dataDir = dataDir;
        this.progress = progress;
    }

    /**
     * Writes {@link TextScorer#MODEL_FILE} into a folder.
     *
     * @param dataDir the folder that has {@code text/}
     * @param progress gets a line now and then
     */
    public static TrainingResult train(Benchmark benchmark, Path dataDir, Path outDir, Consumer<String> progress)
            throws IOException {
        long start = System.nanoTime();
        Trainer trainer = new Trainer(dataDir, progress);
        Documents collected = Documents.of(benchmark, dataDir, progress);
        List<LabelledText> documents = collected.texts();
        byte[] idf = trainer.documentFrequencies(documents);
        TextModel fitted = trainer.fit(TextModel.untrained(BITS, idf), idf, documents);
        TextModel model = trainer.calibrate(benchmark, fitted);
        byte[] bytes = ModelFile.write(model);
        Files.createDirectories(outDir);
        Path file = Files.write(outDir.resolve(TextScorer.MODEL_FILE), bytes);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new TrainingResult(
                benchmark.id(),
                file,
                ModelFile.version(bytes),
                collected.rows(),
                documents.size(),
                known(idf),
                bytes.length,
                seconds);
    }

    private byte[] documentFrequencies(List<LabelledText> documents) {
        byte[] all = new byte[1 << BITS];
        Arrays.fill(all, (byte) 1);
        TextModel everything = TextModel.untrained(BITS, all);
        int[] having = new int[1 << BITS];
        for (LabelledText document : documents) {
            for (int bucket : everything.vector(document.text()).buckets()) {
                having[bucket]++;
            }
        }
        byte[] idf = new byte[1 << BITS];
        for (int bucket = 0; bucket < idf.length; bucket++) {
            idf[bucket] = having[bucket] < LEAST_DOCUMENTS ? 0 : TextModel.idf(documents.size(), having[bucket]);
        }
        progress.accept("found " + known(idf) + " features in " + documents.size() + " texts");
        return idf;
    }

    private static int known(byte[] idf) {
        int known = 0;
        for (byte one : idf) {
            known += one != 0 ? 1 : 0;
        }
        return known;
    }

    private TextModel fit(TextModel untrained, byte[] idf, List<LabelledText> documents) {
        Problem problem = problem(untrained, documents);
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, TOLERANCE);
        parameter.setRandom(new Random(SEED));
        Linear.disableDebugOutput();
        progress.accept("fitting " + problem.l + " texts");
        Model fitted = Linear.train(problem, parameter);
        double sign = fitted.getLabels()[0] == 1 ? 1 : -1;
        double[] solution = fitted.getFeatureWeights();
        float[] weights = new float[1 << BITS];
        for (int bucket = 0; bucket < weights.length; bucket++) {
            double weight = idf[bucket] == 0 ? 0 : sign * solution[bucket];
            weights[bucket] = Math.abs(weight) < LEAST_WEIGHT ? 0 : (float) weight;
        }
        return untrained.with(weights, sign * solution[1 << BITS]);
    }

    private static Problem problem(TextModel untrained, List<LabelledText> documents) {
        Problem problem = new Problem();
        problem.l = documents.size();
        problem.n = (1 << BITS) + 1;
        problem.bias = 1;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = nodes(untrained.vector(documents.get(i).text()));
            problem.y[i] = documents.get(i).toxic() ? 1 : -1;
        }
        return problem;
    }

    private static Feature[] nodes(TextModel.Vector vector) {
        Feature[] nodes = new Feature[vector.buckets().length + 1];
        for (int i = 0; i < vector.buckets().length; i++) {
            nodes[i] = new FeatureNode(vector.buckets()[i] + 1, vector.values()[i]);
        }
        nodes[nodes.length - 1] = new FeatureNode((1 << BITS) + 1, 1);
        return nodes;
    }

    private TextModel calibrate(Benchmark benchmark, TextModel model) throws IOException {
        Calibration vietnamese = calibration(benchmark, model, true);
        boolean english = benchmark.sources().stream().anyMatch(source -> !source.vietnamese());
        return model.with(vietnamese, english ? calibration(benchmark, model, false) : vietnamese);
    }

    private Calibration calibration(Benchmark benchmark, TextModel model, boolean vietnamese) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        for (Source source : benchmark.sources()) {
            if (source.calibrates() && source.vietnamese() == vietnamese) {
                texts.addAll(TrainingData.read(dataDir, source, Split.CALIBRATION));
            }
        }
        double[] raw = new double[texts.size()];
        boolean[] toxic = new boolean[texts.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = model.raw(texts.get(i).text());
            toxic[i] = texts.get(i).toxic();
        }
        Calibration calibration = PlattFit.fit(raw, toxic, PRIOR);
        progress.accept("calibrated " + (vietnamese ? "vi" : "en") + " on " + raw.length + " texts: " + calibration);
        return calibration;
    }
}
