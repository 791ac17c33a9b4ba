package org.lachan.takedown.cases;

import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.harm.HarmCode;

/**
 * An analyst's decision.
 *
 * @param code needed to confirm and to hand off, refused otherwise
 * @param comment may be empty; kept with the audit, where it can be erased; at most 2,000 characters
 */
public record Decision(VerdictKind kind, @Nullable HarmCode code, String comment) {
    private static final int MAX_COMMENT = 2000;

    public Decision {
        boolean names = kind == VerdictKind.CONFIRMED || kind == VerdictKind.HANDED_OFF;
        if (names != (code != null)) {
            throw new Refused(
                    Refusal.INVALID,
                    names ? "Hãy chọn mã tổn hại." : "Quyết định này không đi kèm mã tổn hại.",
                    names ? "Pick a harm code." : "This decision takes no harm code.");
        }
        if (comment.length() > MAX_COMMENT) {
            throw new Refused(Refusal.INVALID, "Ghi chú quá dài.", "The comment is too long.");
        }
    }

    HarmCode requiredCode() {
        if (code == null) {
            throw new IllegalStateException("A decision without a code was taken for one with");
        }
        return code;
    }
}
