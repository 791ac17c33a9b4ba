package org.lachan.classifier.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lachan.classifier.text.Normaliser;

/** The texts of a benchmark's sources, split and limited. */
final class TrainingData {
    /** Jigsaw has whole discussions under one label: their start says as much. */
    private static final int LONGEST = 600;

    private TrainingData() {}

    static Path file(Path dataDir, String source) {
        return dataDir.resolve("text").resolve(source + ".jsonl.gz");
    }

    /** The part of a source that a split holds; throws {@link NoSuchFileException} that names a missing file. */
    static List<LabelledText> read(Path dataDir, Source source, Split split) throws IOException {
        Path file = file(dataDir, source.file());
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "the benchmark's data is missing");
        }
        List<LabelledText> rows = new ArrayList<>();
        for (LabelledText row : DataFile.read(file)) {
            if (Split.of(row.text()) == split) {
                rows.add(new LabelledText(row.title(), shorten(anonymise(row.text())), row.toxic()));
            }
        }
        return limited(rows, source);
    }

    /** The same placeholders in every source, or a placeholder would tell the source. */
    private static String anonymise(String text) {
        return text.replaceAll("(?i)\\[USER\\]|<user>", "@user").replaceAll("(?i)\\[URL\\]|<url>", "http://url");
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST * 9 / 10));
    }

    private static List<LabelledText> limited(List<LabelledText> rows, Source source) {
        List<LabelledText> kept = new ArrayList<>();
        kept.addAll(first(rows, false, source.clean()));
        kept.addAll(first(rows, true, source.toxic()));
        return kept;
    }

    /** In the order of the fingerprints: chance, and the same chance every time. */
    private static List<LabelledText> first(List<LabelledText> rows, boolean toxic, int most) {
        record Ranked(long rank, LabelledText row) {}
        return rows.stream()
                .filter(row -> row.toxic() == toxic)
                .map(row -> new Ranked(Normaliser.normalise(row.text()).fingerprint(), row))
                .sorted(Comparator.comparingLong(Ranked::rank))
                .limit(most)
                .map(Ranked::row)
                .toList();
    }
}
