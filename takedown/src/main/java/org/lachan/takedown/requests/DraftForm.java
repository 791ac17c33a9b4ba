package org.lachan.takedown.requests;

import java.util.List;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.RequestedAction;

/**
 * What a drafter fills in. Nobody types an address or a harm code: they come from the case.
 *
 * @param addresseeLanguage vi or en
 * @param subject at most 200 characters, facts 5,000, reasons 2,000, rationale and scope 1,000
 * @param actionRationale may be empty where the action is the least intrusive one for the code
 */
public record DraftForm(
        LetterKind kind,
        String addresseeId,
        String addresseeLanguage,
        String subject,
        String facts,
        String reasons,
        List<String> legalBasisIds,
        RequestedAction action,
        String actionRationale,
        String territorialScope) {

    public DraftForm {
        legalBasisIds = legalBasisIds.stream().distinct().toList();
        filled("trích yếu", "subject", subject, 200);
        filled("sự việc", "facts", facts, 5000);
        filled("lý do", "reasons", reasons, 2000);
        filled("phạm vi", "territorial scope", territorialScope, 1000);
        fits("lý do chọn biện pháp", "action rationale", actionRationale, 1000);
        if (!addresseeLanguage.equals("vi") && !addresseeLanguage.equals("en")) {
            throw new Refused(Refusal.INVALID, "Ngôn ngữ phải là vi hoặc en.", "The language must be vi or en.");
        }
    }

    private static void filled(String vi, String en, String value, int limit) {
        if (value.isBlank()) {
            throw new Refused(Refusal.INVALID, "Cần điền: " + vi + ".", "Missing: " + en + ".");
        }
        fits(vi, en, value, limit);
    }

    private static void fits(String vi, String en, String value, int limit) {
        if (value.length() > limit) {
            throw new Refused(
                    Refusal.INVALID,
                    "Phần " + vi + " dài quá " + limit + " ký tự.",
                    "The " + en + " has more than " + limit + " characters.");
        }
    }
}
