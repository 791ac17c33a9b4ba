package org.lachan.classifier.training;

import org.lachan.classifier.text.Normaliser;

/** Which part of a source a text belongs to, by its fingerprint: twins always fall together. */
enum Split {
    TRAIN,
    /** For the calibration. */
    CALIBRATION,
    /** Seen by nothing but the evaluation. */
    HELD_OUT;

    static Split of(String text) {
        return switch ((int) Long.remainderUnsigned(Normaliser.normalise(text).fingerprint(), 10)) {
            case 0 -> CALIBRATION;
            case 1 -> HELD_OUT;
            default -> TRAIN;
        };
    }
}
