package org.lachan.classifier.text;

/** Tells which words began with a capital in the original. */
final class Capitals {
    private final String original;
    private final Words words;
    private int[] points = {};

    Capitals(String original, Words words) {
        this.original = original;
        this.words = words;
    }

    boolean has(int word) {
        if (points.length == 0) {
            points = original.codePoints().toArray();
        }
        return Character.isUpperCase(points[words.text().startInOriginal(words.from(word))]);
    }
}
