package org.lachan.takedown.requests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.requests.RequestContent.Item;
import org.lachan.takedown.store.Sql;

/** What a request must satisfy whenever it is written, submitted or released. Each guard refuses with its reason. */
final class Guards {
    private Guards() {}

    /** The code that was confirmed, where a letter about it may be drafted. */
    static HarmCode confirmedCode(Case item) {
        if (!(item.state() instanceof CaseState.Confirmed confirmed)) {
            throw new Refused(
                    Refusal.VERDICT_MISSING,
                    "Vụ việc chưa được xác nhận mã tổn hại.",
                    "No harm code was confirmed for this case.");
        }
        Hindrance.of(item).ifPresent(hindrance -> {
            throw hindrance.refused();
        });
        return confirmed.code();
    }

    /** Everything that holds for a draft already. */
    static void draft(Sql tx, RequestContent content, Case item, Issuer issuer, LocalDate today) {
        verdict(content, item);
        address(content, item);
        addressee(tx, content);
        rationale(content);
        bases(tx, content, today);
        competence(tx, content, issuer);
    }

    /** What must hold besides before a person is asked to release it, and when they do. */
    static void release(Sql tx, RequestContent content, Case item, Issuer issuer, LocalDate today) {
        draft(tx, content, item, issuer, today);
        for (LegalBasis basis : cited(tx, content)) {
            if (!basis.releasable()) {
                throw new Refused(
                        Refusal.BASIS_UNCONFIRMED,
                        "Căn cứ «" + basis.instrument() + ", " + basis.article() + "» ở mức " + basis.mark()
                                + "; chỉ căn cứ mức C được phát hành.",
                        "The citation «" + basis.instrument() + ", " + basis.article() + "» is marked " + basis.mark()
                                + "; only those marked C can be released.");
            }
        }
    }

    private static void verdict(RequestContent content, Case item) {
        HarmCode code = confirmedCode(item);
        if (code != content.code()) {
            throw new Refused(
                    Refusal.VERDICT_MISMATCH,
                    "Mã của dự thảo (" + content.code() + ") khác mã đã xác nhận (" + code + ").",
                    "The draft's code (" + content.code() + ") is not the confirmed one (" + code + ").");
        }
    }

    private static void address(RequestContent content, Case item) {
        List<String> urls = content.items().stream().map(Item::url).toList();
        String own = item.url().orElse("");
        if (!urls.equals(List.of(own))) {
            throw new Refused(
                    Refusal.NOT_THE_CASE_URL,
                    "Văn bản chỉ được nêu đúng địa chỉ của vụ việc.",
                    "A request names exactly the address of its case.");
        }
    }

    private static void addressee(Sql tx, RequestContent content) {
        Addressee addressee = Addressees.find(tx, content.addresseeId()).orElseThrow(Guards::unknownAddressee);
        boolean regulator = addressee.kind().equals("REGULATOR");
        boolean answers = content.items().stream()
                .allMatch(item -> regulator || addressee.answersFor(Addressees.host(item.url())));
        if (regulator != (content.kind() == LetterKind.REFERRAL) || !answers) {
            throw unknownAddressee();
        }
    }

    private static Refused unknownAddressee() {
        return new Refused(
                Refusal.ADDRESSEE_UNKNOWN,
                "Chọn nơi nhận có trong danh bạ, chịu trách nhiệm về địa chỉ này và hợp với loại văn bản.",
                "Choose an addressee of the registry that answers for this address and fits the kind of letter.");
    }

    private static void rationale(RequestContent content) {
        if (content.action().strongerThan(content.code().leastIntrusive())
                && content.actionRationale().isBlank()) {
            throw new Refused(
                    Refusal.RATIONALE_MISSING,
                    "Biện pháp mạnh hơn «" + content.code().leastIntrusive().vi() + "» cần nêu lý do.",
                    "A remedy stronger than «" + content.code().leastIntrusive().en() + "» needs a rationale.");
        }
    }

    private static void bases(Sql tx, RequestContent content, LocalDate today) {
        List<LegalBasis> bases = cited(tx, content);
        bases.forEach(basis -> inForce(basis, today));
        if (bases.stream().noneMatch(basis -> basis.codes().contains(content.code()))) {
            throw new Refused(
                    Refusal.BASIS_MISSING,
                    "Cần ít nhất một căn cứ pháp lý cho mã " + content.code() + ".",
                    "At least one legal basis for code " + content.code() + " is needed.");
        }
    }

    // A duty that only a competent body can call in is no ground for another body's request; a referral may name it.
    private static void competence(Sql tx, RequestContent content, Issuer issuer) {
        if (issuer.competent() || content.kind() == LetterKind.REFERRAL) {
            return;
        }
        for (LegalBasis basis : cited(tx, content)) {
            if (basis.hours() != null) {
                throw new Refused(
                        Refusal.ISSUER_NOT_COMPETENT,
                        "Căn cứ «" + basis.article() + " " + basis.instrument()
                                + "» chỉ áp dụng khi cơ quan có thẩm quyền yêu cầu.",
                        "The citation «" + basis.article() + " " + basis.instrument()
                                + "» holds only for the request of a competent authority.");
            }
        }
    }

    /** The citations in their order. */
    static List<LegalBasis> cited(Sql tx, RequestContent content) {
        List<LegalBasis> bases = new ArrayList<>();
        for (String id : content.legalBasisIds()) {
            bases.add(LegalBases.find(tx, id)
                    .orElseThrow(() -> new Refused(
                            Refusal.BASIS_MISSING,
                            "Không có căn cứ pháp lý «" + id + "».",
                            "There is no legal basis «" + id + "».")));
        }
        return bases;
    }

    private static void inForce(LegalBasis basis, LocalDate today) {
        if (basis.inForce(today)) {
            return;
        }
        String cited = basis.instrument() + ", " + basis.article();
        String next = basis.supersededBy();
        throw new Refused(
                Refusal.BASIS_NOT_IN_FORCE,
                "Căn cứ «" + cited + "» không có hiệu lực ngày " + today
                        + (next == null ? "." : "; đã được thay thế bằng: " + next + "."),
                "The citation «" + cited + "» is not in force on " + today
                        + (next == null ? "." : "; it was replaced by: " + next + "."));
    }
}
