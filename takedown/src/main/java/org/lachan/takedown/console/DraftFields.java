package org.lachan.takedown.console;

import java.util.List;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.RequestedAction;
import org.lachan.takedown.requests.DraftForm;
import org.lachan.takedown.requests.RequestContent;

/** The fields of the form for a removal request, as they were typed. */
record DraftFields(
        LetterKind letterKind,
        String addressee,
        String addresseeLanguage,
        String subject,
        String facts,
        String reasons,
        List<String> legalBasis,
        RequestedAction action,
        String actionRationale,
        String territorialScope) {

    DraftFields {
        legalBasis = legalBasis == null ? List.of() : List.copyOf(legalBasis);
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
