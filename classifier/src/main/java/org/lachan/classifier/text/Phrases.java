package org.lachan.classifier.text;

import java.util.ArrayList;
import java.util.List;

/** Spells out "(a|b) [c] d" into every phrase that it stands for. */
public final class Phrases {
    private Phrases() {}

    public static List<List<String>> expand(String pattern) {
        List<List<String>> phrases = List.of(List.of());
        for (String part : parts(pattern)) {
            List<List<String>> longer = new ArrayList<>();
            for (String choice : choices(part)) {
                for (List<String> phrase : phrases) {
                    longer.add(append(phrase, choice));
                }
            }
            phrases = longer;
        }
        return phrases.stream().filter(phrase -> !phrase.isEmpty()).toList();
    }

    static List<String> plain(List<String> phrase) {
        return phrase.stream()
                .map(word -> word.startsWith("{")
                        ? word
                        : word.codePoints()
                                .map(VietnameseTones::plain)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString())
                .toList();
    }

    /** Splits at the spaces outside of brackets. */
    private static List<String> parts(String pattern) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= pattern.length(); i++) {
            char c = i == pattern.length() ? ' ' : pattern.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ' ' && depth == 0 && i > start) {
                parts.add(pattern.substring(start, i));
            }
            start = c == ' ' && depth == 0 ? i + 1 : start;
        }
        if (depth != 0) {
            throw new IllegalArgumentException("brackets do not close in '" + pattern + "'");
        }
        return parts;
    }

    private static List<String> choices(String part) {
        if (!part.startsWith("(") && !part.startsWith("[")) {
            return List.of(part);
        }
        List<String> choices =
                new ArrayList<>(List.of(part.substring(1, part.length() - 1).split("\\|")));
        if (part.startsWith("[")) {
            choices.add("");
        }
        return choices;
    }

    private static List<String> append(List<String> phrase, String words) {
        List<String> longer = new ArrayList<>(phrase);
        for (String word : words.split(" ")) {
            if (!word.isEmpty()) {
                longer.add(
                        word.startsWith("{") ? word : Normaliser.normalise(word).text());
            }
        }
        return longer;
    }
}
