package org.lachan.takedown.console;

import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.cases.Decision;
import org.lachan.takedown.cases.VerdictKind;
import org.lachan.takedown.harm.HarmCode;

/** The fields of the form for a decision, as they were chosen. */
record DecisionFields(
        int version,
        @Nullable VerdictKind verdict,
        @Nullable HarmCode harmCode,
        @Nullable String comment) {

    /** A code that is left over from another choice is not part of a decision that names none. */
    Decision decision() {
        if (verdict == null) {
            throw new Refused(Refusal.INVALID, "Hãy chọn một kết luận.", "Choose a verdict.");
        }
        boolean names = verdict == VerdictKind.CONFIRMED || verdict == VerdictKind.HANDED_OFF;
        return new Decision(verdict, names ? harmCode : null, comment == null ? "" : comment);
    }
}
