package org.lachan.classifier.text;

/**
 * A normalised text as code points, each of which knows the half-open range of the original's code points it came from.
 */
public final class Normalised {
    private final int[] points;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    Normalised(int[] points, int[] starts, int[] ends, int length) {
        this.points = points;
        this.starts = starts;
        this.ends = ends;
        this.length = length;
    }

    /** In code points. */
    public int length() {
        return length;
    }

    public String text() {
        return new String(points, 0, length);
    }

    /** Equal for texts that differ in accents, signs and spaces only; what decides on the split a text falls into. */
    public long fingerprint() {
        long hash = Hashing.WORD;
        for (int i = 0; i < length; i++) {
            if (Words.isPart(points[i]) && !Normaliser.isMark(points[i])) {
                hash = Hashing.step(hash, VietnameseTones.plain(points[i]));
            }
        }
        return hash;
    }

    /** The code point at a position of the normalised text. */
    int at(int position) {
        return points[position];
    }

    /** Where the range [from, to) of the normalised text lies in the original. */
    Span span(int from, int to, String name, double weight) {
        return new Span(starts[from], Math.max(ends[to - 1], starts[from] + 1), name, weight);
    }

    int startInOriginal(int position) {
        return starts[position];
    }
}
