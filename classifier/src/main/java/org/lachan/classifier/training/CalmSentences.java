package org.lachan.classifier.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.lachan.classifier.text.Normaliser;
import org.lachan.classifier.text.Phrases;

/** The sentences of {@code calm.txt}, spelled out: reports, warnings, lessons and calls for help, none toxic. */
final class CalmSentences {
    private static final String FILE = "calm.txt";
    private static final int PER_PATTERN = 40;

    private CalmSentences() {}

    static List<String> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(CalmSentences.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> sentences = new ArrayList<>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> sentences.addAll(some(line.substring(line.indexOf(' ') + 1))));
            return sentences;
        }
    }

    private static List<String> some(String pattern) {
        return Phrases.expand(pattern).stream()
                .map(words -> String.join(" ", words))
                .sorted(Comparator.comparingLong(
                        sentence -> Normaliser.normalise(sentence).fingerprint()))
                .limit(PER_PATTERN)
                .toList();
    }
}
