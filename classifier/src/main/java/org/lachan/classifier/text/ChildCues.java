package org.lachan.classifier.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the phrases of {@code child-cues.txt}: what tells that a child is meant. */
public final class ChildCues {
    private static final String FILE = "child-cues.txt";
    private static final String NO_CUE = "-";

    private final PhraseTree accented = new PhraseTree();
    private final PhraseTree withPlain = new PhraseTree();

    private ChildCues() {}

    /** The lexicon that comes with this program. */
    public static ChildCues shipped() {
        try (InputStream in = Objects.requireNonNull(ChildCues.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ChildCues of(List<String> lines) {
        ChildCues cues = new ChildCues();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                cues.add(line, i + 1);
            }
        }
        return cues;
    }

    private void add(String line, int number) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3 || !List.of("vi", "vi!", "en").contains(parts[1])) {
            throw new IllegalArgumentException(FILE + ":" + number + ": expected 'name vi|vi!|en phrase'");
        }
        for (List<String> phrase : Phrases.expand(parts[2])) {
            accented.add(phrase, parts[0]);
            withPlain.add(phrase, parts[0]);
            if (parts[1].equals("vi")) {
                withPlain.add(Phrases.plain(phrase), parts[0]);
            }
        }
    }

    /** The cues of a text, in its order, not overlapping. {@code original} is what {@code words} were read from. */
    public List<Span> find(String original, Words words, Language language) {
        PhraseTree tree = language == Language.VI || language == Language.EN ? accented : withPlain;
        Capitals capitals = new Capitals(original, words);
        List<Span> found = new ArrayList<>();
        for (int word = 0; word < words.count(); ) {
            PhraseTree.@Nullable Match match = tree.longest(words, word, capitals);
            if (match == null) {
                word++;
            } else {
                if (!match.name().equals(NO_CUE)) {
                    found.add(words.text().span(words.from(word), words.to(match.end() - 1), match.name(), 1));
                }
                word = match.end();
            }
        }
        return found;
    }
}
