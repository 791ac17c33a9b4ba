package org.lachan.takedown.requests;

import java.util.Optional;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CaseState;

/** Why a case, once confirmed, can have no request. */
public enum Hindrance {
    /** Signs of a crime: the code is for the police. */
    HAND_OFF_ONLY(
            Refusal.HAND_OFF_ONLY,
            "Vụ việc này chỉ được chuyển giao cho cơ quan công an, không lập văn bản yêu cầu.",
            "This case may only be handed off to the police; no request is drafted."),
    /** A match with a hash list: the address is sealed, whatever code was confirmed. */
    SEALED(
            Refusal.HAND_OFF_ONLY,
            "Vụ việc trùng danh sách mã băm chỉ được chuyển giao cho cơ quan công an, không lập văn bản yêu cầu.",
            "A match with a hash list may only be handed off to the police; no request is drafted."),
    /** A report that names no address: the hotline's own file is all that the case points to. */
    NO_ADDRESS(
            Refusal.NO_ADDRESS,
            "Tin báo này không nêu địa chỉ của nội dung, nên không thể lập văn bản yêu cầu.",
            "This report names no address of content, so no request can be drafted.");

    private final Refusal code;
    private final String vi;
    private final String en;

    Hindrance(Refusal code, String vi, String en) {
        this.code = code;
        this.vi = vi;
        this.en = en;
    }

    /** The first that holds; empty where a request can be drafted, or the case is not confirmed. */
    public static Optional<Hindrance> of(Case item) {
        if (!(item.state() instanceof CaseState.Confirmed confirmed)) {
            return Optional.empty();
        }
        if (!confirmed.code().mayRequest()) {
            return Optional.of(HAND_OFF_ONLY);
        }
        if (item.textWithheld()) {
            return Optional.of(SEALED);
        }
        return item.source().namesContent() ? Optional.empty() : Optional.of(NO_ADDRESS);
    }

    Refused refused() {
        return new Refused(code, vi, en);
    }
}
