package org.lachan.takedown.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.UUID;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.RequestedAction;
import org.lachan.takedown.requests.Addressees;
import org.lachan.takedown.requests.LegalBases;
import org.lachan.takedown.requests.LegalBasis;
import org.lachan.takedown.requests.RemovalRequest;
import org.lachan.takedown.requests.Requests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writes a removal request and rewrites a returned one. What was typed survives a refusal. */
@Controller
@PreAuthorize("hasRole('ANALYST')")
class DraftPage {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Cases cases;
    private final Requests requests;
    private final LegalBases bases;
    private final Addressees addressees;
    private final Clock clock;

    DraftPage(Cases cases, Requests requests, LegalBases bases, Addressees addressees, ObjectProvider<Clock> clock) {
        this.cases = cases;
        this.requests = requests;
        this.bases = bases;
        this.addressees = addressees;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @GetMapping("/cases/{id}/request")
    String suggest(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        Case found = cases.open(id, me.actor());
        model.addAttribute("target", "/cases/" + id + "/request");
        return form(found, DraftFields.of(requests.suggestion(id, me.actor())), model);
    }

    @PostMapping("/cases/{id}/request")
    String draft(
            @PathVariable UUID id,
            DraftFields fields,
            @AuthenticationPrincipal Person me,
            @ModelAttribute("words") Words words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            RemovalRequest drafted = requests.draft(id, fields.form(), me.actor());
            flash.addFlashAttribute("flash", "flash.drafted");
            return "redirect:/requests/" + drafted.id();
        } catch (Refused refused) {
            model.addAttribute("target", "/cases/" + id + "/request");
            return again(cases.get(id), fields, refused, words, model, response);
        }
    }

    @GetMapping("/requests/{id}/draft")
    String rewrite(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        RemovalRequest request = requests.open(id, me.actor());
        model.addAttribute("target", "/requests/" + id + "/draft");
        model.addAttribute("sequence", request.sequence());
        return form(cases.get(request.caseId()), DraftFields.of(request.content()), model);
    }

    @PostMapping("/requests/{id}/draft")
    String revise(
            @PathVariable UUID id,
            @RequestParam int sequence,
            DraftFields fields,
            @AuthenticationPrincipal Person me,
            @ModelAttribute("words") Words words,
            Model model,
            HttpServletResponse response) {
        try {
            requests.revise(id, sequence, fields.form(), me.actor());
            return "redirect:/requests/" + id;
        } catch (Refused refused) {
            model.addAttribute("target", "/requests/" + id + "/draft");
            model.addAttribute("sequence", sequence);
            return again(cases.get(requests.get(id).caseId()), fields, refused, words, model, response);
        }
    }

    private String again(
            Case found, DraftFields fields, Refused refused, Words words, Model model, HttpServletResponse response) {
        if (refused.code() == Refusal.NOT_FOUND || refused.code() == Refusal.NOT_PERMITTED) {
            throw refused;
        }
        response.setStatus(Refusals.status(refused.code()).value());
        model.addAttribute("problem", Refusals.sentence(refused, words));
        return form(found, fields, model);
    }

    private String form(Case found, DraftFields fields, Model model) {
        HarmCode code = codeOf(found);
        model.addAttribute("it", found);
        model.addAttribute("code", code);
        model.addAttribute("fields", fields);
        model.addAttribute("kinds", LetterKind.values());
        model.addAttribute("actions", RequestedAction.values());
        model.addAttribute("addressees", addressees.all());
        model.addAttribute(
                "bases",
                bases.inForce(LocalDate.now(clock.withZone(ZONE))).stream()
                        .filter(basis ->
                                basis.codes().isEmpty() || basis.codes().contains(code))
                        .sorted(Comparator.comparing(LegalBasis::releasable).reversed())
                        .toList());
        return "draft";
    }

    private static HarmCode codeOf(Case found) {
        if (found.state() instanceof CaseState.Confirmed confirmed) {
            return confirmed.code();
        }
        throw new Refused(
                Refusal.VERDICT_MISSING,
                "Chỉ soạn đề nghị cho vụ việc đã được xác nhận.",
                "A request is drafted only for a confirmed case.");
    }
}
