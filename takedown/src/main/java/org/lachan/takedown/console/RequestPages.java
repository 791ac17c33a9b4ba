package org.lachan.takedown.console;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.letters.LetterWriter;
import org.lachan.takedown.requests.Addressees;
import org.lachan.takedown.requests.LegalBases;
import org.lachan.takedown.requests.RemovalRequest;
import org.lachan.takedown.requests.RequestState;
import org.lachan.takedown.requests.Requests;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Removal requests: the list, one of them, and the acts on it. */
@Controller
@PreAuthorize("hasAnyRole('ANALYST', 'APPROVER', 'AUDITOR', 'CLERK', 'SIGNATORY')")
class RequestPages {

    private static final int LIMIT = 200;

    private final Requests requests;
    private final LegalBases bases;
    private final Addressees addressees;
    private final LetterWriter letters;

    RequestPages(Requests requests, LegalBases bases, Addressees addressees, LetterWriter letters) {
        this.requests = requests;
        this.bases = bases;
        this.addressees = addressees;
        this.letters = letters;
    }

    @GetMapping("/requests")
    String list(@RequestParam(required = false) RequestState.@Nullable Name state, Model model) {
        model.addAttribute("state", state);
        model.addAttribute("states", RequestState.Name.values());
        model.addAttribute("counts", requests.counts());
        model.addAttribute("requests", requests.list(state, LIMIT, 0));
        model.addAttribute("addressees", addressees);
        return "requests";
    }

    @GetMapping("/requests/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        RemovalRequest request = requests.open(id, me.actor());
        RequestState.Name state = request.state().name();
        boolean drafter = request.drafter().equals(me.username());
        model.addAttribute("it", request);
        model.addAttribute("requestId", id);
        model.addAttribute("stateName", state);
        model.addAttribute(
                "addressee", addressees.find(request.content().addresseeId()).orElse(null));
        model.addAttribute(
                "bases",
                request.content().legalBasisIds().stream()
                        .flatMap(basis -> bases.find(basis).stream())
                        .toList());
        model.addAttribute("steps", requests.steps(id));
        model.addAttribute("line", LifeLine.of(state));
        model.addAttribute("maySubmit", drafter && me.analyst() && state == RequestState.Name.DRAFT);
        model.addAttribute(
                "mayRevise",
                drafter
                        && me.analyst()
                        && List.of(RequestState.Name.DRAFT, RequestState.Name.RETURNED)
                                .contains(state));
        model.addAttribute("mayJudge", me.approver() && state == RequestState.Name.IN_REVIEW);
        model.addAttribute("own", drafter);
        return "request";
    }

    @PostMapping("/requests/{id}/submit")
    @PreAuthorize("hasRole('ANALYST')")
    String submit(
            @PathVariable UUID id,
            @RequestParam int sequence,
            @AuthenticationPrincipal Person me,
            RedirectAttributes flash) {
        requests.submit(id, sequence, me.actor());
        return done(id, "flash.submitted", flash);
    }

    @PostMapping("/requests/{id}/approve")
    @PreAuthorize("hasRole('APPROVER')")
    String approve(
            @PathVariable UUID id,
            @RequestParam int sequence,
            @AuthenticationPrincipal Person me,
            RedirectAttributes flash) {
        requests.approve(id, sequence, me.actor());
        return done(id, "flash.approved", flash);
    }

    @PostMapping("/requests/{id}/return")
    @PreAuthorize("hasRole('APPROVER')")
    String giveBack(
            @PathVariable UUID id,
            @RequestParam int sequence,
            @RequestParam(defaultValue = "") String comment,
            @AuthenticationPrincipal Person me,
            RedirectAttributes flash) {
        requests.giveBack(id, sequence, comment, me.actor());
        return done(id, "flash.returned", flash);
    }

    @PostMapping("/requests/{id}/reject")
    @PreAuthorize("hasRole('APPROVER')")
    String reject(
            @PathVariable UUID id,
            @RequestParam int sequence,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "false") boolean outOfScope,
            @AuthenticationPrincipal Person me,
            RedirectAttributes flash) {
        requests.reject(id, sequence, comment, outOfScope, me.actor());
        return done(id, "flash.rejected", flash);
    }

    /** What would be printed now. */
    @GetMapping("/requests/{id}/letter.pdf")
    ResponseEntity<byte[]> letter(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        RemovalRequest request = requests.open(id, me.actor());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename(request.publicRef() + ".pdf")
                                .build()
                                .toString())
                .body(letters.pdf(requests.letter(id)));
    }

    private static String done(UUID id, String message, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", message);
        return "redirect:/requests/" + id;
    }
}
