package org.lachan.takedown.requests;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.RequestedAction;

/** A neutral first draft: no name, no quotation, no score; the person who drafts says the rest. */
final class Suggestion {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Suggestion() {}

    static DraftForm of(Case item, HarmCode code, @Nullable Addressee addressee, List<LegalBasis> bases) {
        RequestedAction action = code.leastIntrusive();
        String seen = DAY.format(LocalDate.ofInstant(item.times().fetchedAt(), VIETNAM));
        return new DraftForm(
                LetterKind.REMOVAL_REQUEST,
                addressee == null ? "" : addressee.id(),
                addressee == null ? "vi" : language(addressee),
                "V/v đề nghị xử lý nội dung gây hại cho trẻ em: " + action.vi().toLowerCase(Locale.ROOT),
                "Ngày " + seen + ", nội dung công khai tại địa chỉ nêu trong Phụ lục I đã được ghi nhận."
                        + " Người có trách nhiệm đã xem xét và xác định nội dung thuộc nhóm: " + code.vi() + ".",
                "Nội dung thuộc nhóm «" + code.vi() + "», thuộc phạm vi điều chỉnh của các căn cứ pháp lý nêu trên.",
                bases.stream().map(LegalBasis::id).toList(),
                action,
                "",
                "VN");
    }

    private static String language(Addressee addressee) {
        return addressee.language().equals("vi") ? "vi" : "en";
    }
}
