package org.lachan.classifier.training;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param accuracy share of the rows right at a probability of .5
 * @param macroF1 mean of the F1 of the classes that occur
 * @param perClassF1 {@code clean} and {@code toxic}
 * @param auc area under the ROC curve of the head against {@code toxic}; null where a file has one class only
 * @param ece expected calibration error in 15 bins of equal width
 * @param ci95 of {@code macroF1}: percentiles 2.5 and 97.5 of 1,000 bootstrap samples of the rows
 * @param aucCi95 of {@code auc}, Hanley and McNeil's; null where there is none
 * @param flagged share of the rows with a probability of .5 or more
 * @param postsPerSecond of the whole text path in one thread, reasons included where a row is flagged
 */
public record EvaluationResult(
        String model,
        String head,
        int rows,
        double accuracy,
        double macroF1,
        Map<String, Double> perClassF1,
        @Nullable Double auc,
        double ece,
        List<Double> ci95,
        @Nullable List<Double> aucCi95,
        double flagged,
        double postsPerSecond) {}
