package org.lachan.classifier.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a model is fitted on: a benchmark's labelled texts with noised copies, and texts that are taken for clean.
 *
 * @param rows labelled texts among them, copies not counted
 */
record Documents(List<LabelledText> texts, int rows) {
    private static final long SEED = 20_261_123;

    static Documents of(Benchmark benchmark, Path dataDir, Consumer<String> progress) throws IOException {
        Collector collector = new Collector();
        if (benchmark == Benchmark.SHIPPED) {
            collector.addCalmSentences();
        }
        for (Source source : benchmark.sources()) {
            List<LabelledText> texts = TrainingData.read(dataDir, source, Split.TRAIN);
            progress.accept("read " + texts.size() + " texts of " + source.file());
            texts.forEach(text -> collector.add(source, text));
        }
        return new Documents(List.copyOf(collector.texts), collector.rows);
    }

    private static final class Collector {
        private final Noise noise = new Noise(SEED);
        private final Set<String> titles = new HashSet<>();
        private final List<LabelledText> texts = new ArrayList<>();
        private int rows;

        void addCalmSentences() throws IOException {
            for (String sentence : CalmSentences.all()) {
                addText(sentence, false);
                addText(noise.vietnamese(sentence), false);
            }
        }

        void add(Source source, LabelledText text) {
            rows++;
            // A headline is a report, whatever the comments under it are.
            if (text.title() != null && titles.add(text.title())) {
                addText(text.title(), false);
                addText(Noise.strip(text.title()), false);
            }
            if (source.vietnamese()) {
                addText(text.text(), text.toxic());
                addText(noise.vietnamese(text.text()), text.toxic());
            } else {
                int copies = text.toxic() ? source.copies() : 1;
                for (int copy = 0; copy < copies; copy++) {
                    addText(noise.english(text.text()), text.toxic());
                }
            }
        }

        private void addText(String text, boolean toxic) {
            texts.add(new LabelledText(null, text, toxic));
        }
    }
}
