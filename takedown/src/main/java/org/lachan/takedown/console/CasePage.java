package org.lachan.takedown.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CaseSource;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.CaseText;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.cases.VerdictKind;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.requests.Hindrance;
import org.lachan.takedown.requests.RemovalRequest;
import org.lachan.takedown.requests.Requests;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: what was found, and the decision. */
@Controller
@PreAuthorize("hasAnyRole('ANALYST', 'APPROVER', 'AUDITOR')")
class CasePage {

    private final Cases cases;
    private final Requests requests;

    CasePage(Cases cases, Requests requests) {
        this.cases = cases;
        this.requests = requests;
    }

    @GetMapping("/cases/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        Case found = cases.open(id, me.actor());
        CaseText text = cases.text(id, me.actor());
        model.addAttribute("it", found);
        describe(found, model);
        model.addAttribute("withheld", text instanceof CaseText.Withheld);
        if (text instanceof CaseText.Shown shown) {
            model.addAttribute("segments", Highlights.of(shown.text(), shown.reasons()));
            model.addAttribute("reasons", shown.reasons());
        }
        model.addAttribute("history", cases.history(id));
        List<RemovalRequest> asked = requests.ofCase(id);
        model.addAttribute("requests", asked);
        model.addAttribute("verdicts", verdicts(found.state(), me));
        drafting(found, asked, me, model);
        model.addAttribute("candidates", issuable(found, true));
        model.addAttribute("others", issuable(found, false));
        return "case";
    }

    @PostMapping("/cases/{id}/decision")
    @PreAuthorize("hasRole('ANALYST')")
    String decide(
            @PathVariable UUID id,
            DecisionFields fields,
            @AuthenticationPrincipal Person me,
            @ModelAttribute("words") Words words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            cases.decide(id, fields.version(), fields.decision(), me.actor());
        } catch (Refused refused) {
            if (refused.code() != Refusal.INVALID) {
                throw refused;
            }
            response.setStatus(Refusals.status(refused.code()).value());
            model.addAttribute("problem", Refusals.sentence(refused, words));
            model.addAttribute("typed", fields);
            return show(id, me, model);
        }
        flash.addFlashAttribute("flash", "flash.decided." + fields.verdict());
        return "redirect:/cases/" + id;
    }

    /** For scripts that read the page. */
    private static void describe(Case found, Model model) {
        CaseSource.@Nullable Report report = found.source().report();
        model.addAttribute("caseId", found.id());
        model.addAttribute("stateName", found.state().name());
        model.addAttribute("sourceKind", found.source().kind());
        model.addAttribute("reportGroup", report == null || report.group() == null ? "" : report.group());
        model.addAttribute(
                "candidateCodes",
                issuable(found, true).stream().map(HarmCode::name).collect(Collectors.joining(" ")));
    }

    private static List<VerdictKind> verdicts(CaseState state, Person me) {
        if (!me.analyst()) {
            return List.of();
        }
        if (state instanceof CaseState.Open) {
            return List.of(VerdictKind.values());
        }
        return state instanceof CaseState.Confirmed ? List.of(VerdictKind.HANDED_OFF) : List.of();
    }

    /** Whether this person may draft a request, or why not: a {@link Hindrance}, or ROLE. */
    private static void drafting(Case found, List<RemovalRequest> asked, Person me, Model model) {
        boolean confirmed = found.state() instanceof CaseState.Confirmed;
        String hindrance = Hindrance.of(found).map(Hindrance::name).orElse("");
        boolean role = confirmed && asked.isEmpty() && !me.analyst();
        model.addAttribute("mayDraft", confirmed && hindrance.isEmpty() && me.analyst());
        model.addAttribute("undraftable", hindrance.isEmpty() && role ? "ROLE" : hindrance);
    }

    private static List<HarmCode> issuable(Case found, boolean candidate) {
        return Arrays.stream(HarmCode.values())
                .filter(HarmCode::issuable)
                .filter(code -> found.codes().contains(code) == candidate)
                .toList();
    }
}
