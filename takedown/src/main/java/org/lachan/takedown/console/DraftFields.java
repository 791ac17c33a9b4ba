package org.lachan.takedown.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.RequestedAction;
import org.lachan.takedown.requests.DraftForm;
import org.lachan.takedown.requests.RequestContent;

/** The fields of the form for a removal request, as they were typed; what was not sent counts as empty. */
record DraftFields(
        @Nullable LetterKind letterKind,
        String addressee,
        String addresseeLanguage,
        String subject,
        String facts,
        String reasons,
        List<String> legalBasis,
        @Nullable RequestedAction action,
        String actionRationale,
        String territorialScope) {

    // Spring gives null for a field that is missing.
    DraftFields {
        addressee = text(addressee);
        addresseeLanguage = text(addresseeLanguage);
        subject = text(subject);
        facts = text(facts);
        reasons = text(reasons);
        legalBasis = legalBasis == null ? List.of() : List.copyOf(legalBasis);
        actionRationale = text(actionRationale);
        territorialScope = text(territorialScope);
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    static DraftFields of(DraftForm form) {
        return new DraftFields(
                form.kind(),
                form.addresseeId(),
                form.addresseeLanguage(),
                form.subject(),
                form.facts(),
                form.reasons(),
                form.legalBasisIds(),
                form.action(),
                form.actionRationale(),
                form.territorialScope());
    }

    static DraftFields of(RequestContent content) {
        return new DraftFields(
                content.kind(),
                content.addresseeId(),
                content.addresseeLanguage(),
                content.subject(),
                content.facts(),
                content.reasons(),
                content.legalBasisIds(),
                content.action(),
                content.actionRationale(),
                content.territorialScope());
    }

    DraftForm form() {
        if (letterKind == null) {
            throw new Refused(Refusal.INVALID, "Hãy chọn loại văn bản.", "Choose the kind of letter.");
        }
        if (action == null) {
            throw new Refused(Refusal.INVALID, "Hãy chọn biện pháp đề nghị.", "Choose the measure asked for.");
        }
        return new DraftForm(
                letterKind,
                addressee,
                addresseeLanguage,
                subject,
                facts,
                reasons,
                legalBasis,
                action,
                actionRationale,
                territorialScope);
    }
}
