package org.lachan.classifier.text;

/**
 * A named part of a text.
 *
 * @param start first Unicode code point, from 0
 * @param end the code point after the last one
 * @param name what was found there: a head ({@code toxic}), a child cue ({@code age.under16}) or a rule ({@code pii.phone})
 * @param weight the log-odds that the part adds to a head's score; 1 for cues and rules
 */
public record Span(int start, int end, String name, double weight) {
    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
        }
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("the weight of a span must be finite, not " + weight);
        }
    }

    Span shifted(int codePoints) {
        return new Span(start + codePoints, end + codePoints, name, weight);
    }
}
