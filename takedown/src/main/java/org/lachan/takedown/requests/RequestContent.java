package org.lachan.takedown.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.RequestedAction;

/** What a request says. The code and the items come from the case, the rest from the drafter. */
public record RequestContent(
        LetterKind kind,
        HarmCode code,
        String addresseeId,
        String addresseeLanguage,
        String subject,
        String facts,
        String reasons,
        List<String> legalBasisIds,
        RequestedAction action,
        String actionRationale,
        String territorialScope,
        List<Item> items) {

    public RequestContent {
        legalBasisIds = List.copyOf(legalBasisIds);
        items = List.copyOf(items);
    }

    /**
     * @param url normalised
     * @param sha256 of the content as captured, hex
     */
    public record Item(
            String url,
            String contentType,
            Instant capturedAt,
            @Nullable String sha256,
            @Nullable String note) {}

    static RequestContent of(DraftForm form, HarmCode code, List<Item> items) {
        return new RequestContent(
                form.kind(),
                code,
                form.addresseeId(),
                form.addresseeLanguage(),
                form.subject().strip(),
                form.facts().strip(),
                form.reasons().strip(),
                form.legalBasisIds(),
                form.action(),
                form.actionRationale().strip(),
                form.territorialScope().strip(),
                items);
    }

    /** What remains of a request that was out of scope. */
    RequestContent withoutWords() {
        return new RequestContent(
                kind,
                code,
                addresseeId,
                addresseeLanguage,
                "",
                "",
                "",
                legalBasisIds,
                action,
                "",
                territorialScope,
                items);
    }

    RequestContent with(List<Item> others) {
        return new RequestContent(
                kind,
                code,
                addresseeId,
                addresseeLanguage,
                subject,
                facts,
                reasons,
                legalBasisIds,
                action,
                actionRationale,
                territorialScope,
                others);
    }
}
