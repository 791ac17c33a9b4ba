package org.lachan.classifier.rules;

/**
 * A harm that a person may pick.
 *
 * @param value what the head said, at least the threshold
 */
public record Proposal(Harm harm, Head head, double value, double threshold) {
    public Proposal {
        if (!(value >= threshold && threshold > 0 && value <= 1)) {
            throw new IllegalArgumentException("not 0 < " + threshold + " <= " + value + " <= 1");
        }
        if (!head.mayPropose(harm)) {
            throw new IllegalArgumentException("head " + head.key() + " cannot propose " + harm);
        }
    }
}
