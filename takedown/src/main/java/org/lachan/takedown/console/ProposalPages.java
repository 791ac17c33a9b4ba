package org.lachan.takedown.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.lachan.content.yaml.BadSettings;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.sources.ListProblem;
import org.lachan.takedown.sources.Proposal;
import org.lachan.takedown.sources.ProposalState;
import org.lachan.takedown.sources.Review;
import org.lachan.takedown.sources.SourceDesk;
import org.springframework.http.HttpStatus;
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

/** A list of sources: proposed by one operator, released or returned by another. */
@Controller
@PreAuthorize("hasAnyRole('OPERATOR', 'AUDITOR', 'ANALYST')")
class ProposalPages {

    private final SourceDesk desk;

    ProposalPages(SourceDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/sources/new")
    @PreAuthorize("hasRole('OPERATOR')")
    String form(Model model) {
        model.addAttribute("yaml", desk.yamlInForce());
        model.addAttribute("note", "");
        return "proposal-new";
    }

    @PostMapping("/sources/proposals")
    @PreAuthorize("hasRole('OPERATOR')")
    String propose(
            @RequestParam(defaultValue = "") String yaml,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal Person me,
            @ModelAttribute("words") Words words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        // A form sends each line's end as two characters; a file mostly has one.
        String list = yaml.replace("\r\n", "\n");
        model.addAttribute("yaml", list);
        model.addAttribute("note", note);
        try {
            Proposal proposal = desk.propose(list, note, me.actor());
            return done(proposal.id(), "flash.proposed", flash);
        } catch (BadSettings refused) {
            model.addAttribute(
                    "problem", words.text("proposal.bad", refused.problems().size()));
            model.addAttribute("problems", ListProblem.of(list, refused));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (Refused refused) {
            if (refused.code() != Refusal.INVALID) {
                throw refused;
            }
            model.addAttribute("problem", Refusals.sentence(refused, words));
            response.setStatus(Refusals.status(refused.code()).value());
        }
        return "proposal-new";
    }

    @GetMapping("/sources/proposals/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        Review review = desk.open(id, me.actor());
        Proposal proposal = review.proposal();
        boolean waits = proposal.state() instanceof ProposalState.Waiting;
        boolean own = proposal.proposer().equals(me.username());
        model.addAttribute("it", proposal);
        model.addAttribute("review", review);
        model.addAttribute("stateName", proposal.state().name());
        model.addAttribute("waits", waits);
        model.addAttribute("own", own);
        model.addAttribute("mayJudge", waits && !own && me.operator());
        return "proposal";
    }

    @PostMapping("/sources/proposals/{id}/release")
    @PreAuthorize("hasRole('OPERATOR')")
    String release(
            @PathVariable UUID id,
            @RequestParam String inForce,
            @AuthenticationPrincipal Person me,
            RedirectAttributes flash) {
        desk.release(id, inForce, me.actor());
        return done(id, "flash.sources.released", flash);
    }

    @PostMapping("/sources/proposals/{id}/return")
    @PreAuthorize("hasRole('OPERATOR')")
    String giveBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Person me,
            RedirectAttributes flash) {
        desk.giveBack(id, reason, me.actor());
        return done(id, "flash.sources.returned", flash);
    }

    private static String done(UUID id, String message, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", message);
        return "redirect:/sources/proposals/" + id;
    }
}
