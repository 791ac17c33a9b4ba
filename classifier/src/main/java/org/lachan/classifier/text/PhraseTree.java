package org.lachan.classifier.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases by their first word, then the second, and so on; finds the longest one that starts at a word. */
final class PhraseTree {
    private static final String CAPITAL = "{Name}";
    private static final String ANY = "*";

    private final Map<Long, PhraseTree> literals = new HashMap<>();
    private final List<Numbers> numbers = new ArrayList<>();
    private @Nullable PhraseTree capital;
    private @Nullable PhraseTree any;
    private @Nullable String name;

    /** @param end the word after the phrase */
    record Match(String name, int end) {}

    private record Numbers(int least, int most, PhraseTree next) {}

    void add(List<String> phrase, String phraseName) {
        PhraseTree tree = this;
        for (String element : phrase) {
            tree = tree.next(element);
        }
        tree.name = phraseName;
    }

    @Nullable
    Match longest(Words text, int word, Capitals capitals) {
        return after(null, text, word, capitals);
    }

    private PhraseTree next(String element) {
        if (element.equals(CAPITAL)) {
            capital = capital == null ? new PhraseTree() : capital;
            return capital;
        }
        if (element.equals(ANY)) {
            any = any == null ? new PhraseTree() : any;
            return any;
        }
        if (element.startsWith("{")) {
            return numbers(element);
        }
        return literals.computeIfAbsent(Words.hash(element), hash -> new PhraseTree());
    }

    private PhraseTree numbers(String element) {
        String[] bounds = element.substring(1, element.length() - 1).split("-");
        int least = Integer.parseInt(bounds[0]);
        int most = Integer.parseInt(bounds[1]);
        for (Numbers range : numbers) {
            if (range.least == least && range.most == most) {
                return range.next;
            }
        }
        Numbers range = new Numbers(least, most, new PhraseTree());
        numbers.add(range);
        return range.next;
    }

    private @Nullable Match at(Words text, int word, Capitals capitals) {
        Match here = name == null ? null : new Match(name, word);
        int next = word;
        if (word + 1 < text.count() && isJoiner(text.text().at(text.from(word)))) {
            next++;
        }
        return next == text.count() ? here : after(here, text, next, capitals);
    }

    private @Nullable Match after(@Nullable Match here, Words text, int word, Capitals capitals) {
        Match best = later(here, literal(text, word), text, word, capitals);
        if (!numbers.isEmpty()) {
            int number = text.number(word);
            for (Numbers range : numbers) {
                if (number >= range.least && number <= range.most) {
                    best = later(best, range.next, text, word, capitals);
                }
            }
        }
        if (capital != null && capitals.has(word)) {
            best = later(best, capital, text, word, capitals);
        }
        return any != null && text.isSpelled(word) ? later(best, any, text, word, capitals) : best;
    }

    private @Nullable PhraseTree literal(Words text, int word) {
        PhraseTree tree = literals.get(text.hash(word));
        return tree == null && text.isPossessive(word) ? literals.get(text.ownerHash(word)) : tree;
    }

    private static @Nullable Match later(
            @Nullable Match best, @Nullable PhraseTree tree, Words text, int word, Capitals capitals) {
        Match other = tree == null ? null : tree.at(text, word + 1, capitals);
        return other == null || (best != null && best.end >= other.end) ? best : other;
    }

    /** "12-year-old", "y/o": a sign that does not part words. */
    private static boolean isJoiner(int point) {
        return point == '-' || point == '/' || point == '"';
    }
}
