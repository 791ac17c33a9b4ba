package org.lachan.classifier.steps;

/** A record that no retry can help; it becomes a dead letter with this sentence as its reason. */
public final class PoisonRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonRecord(String reason) {
        super(reason);
    }
}
