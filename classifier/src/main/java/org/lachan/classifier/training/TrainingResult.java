package org.lachan.classifier.training;

import java.nio.file.Path;

/**
 * @param rows labelled texts that were learned from, before noised copies
 * @param documents texts that were learned from, noised copies included
 * @param features buckets that the model knows
 */
public record TrainingResult(
        String benchmark,
        Path file,
        String version,
        int rows,
        int documents,
        int features,
        long bytes,
        double seconds) {}
