package org.lachan.bench.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs of four words of a text, each with its count, as the article extraction benchmark of Scrapinghub counts them:
 * words are letters, digits and underscores in a row; a shorter text is one run.
 */
record Shingles(Map<List<String>, Integer> counts) {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    static Shingles of(String text) {
        List<String> words = words(text);
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + WORDS <= Math.max(WORDS, words.size()) && !words.isEmpty(); i++) {
            counts.merge(List.copyOf(words.subList(i, Math.min(i + WORDS, words.size()))), 1, Integer::sum);
        }
        return new Shingles(counts);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Runs that both have, as often as the one that has fewer of each. */
    int shared(Shingles other) {
        int shared = 0;
        for (Map.Entry<List<String>, Integer> entry : counts.entrySet()) {
            shared += Math.min(entry.getValue(), other.counts.getOrDefault(entry.getKey(), 0));
        }
        return shared;
    }
}
