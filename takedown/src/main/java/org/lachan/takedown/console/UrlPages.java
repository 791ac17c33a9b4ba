package org.lachan.takedown.console;

import jakarta.servlet.http.HttpServletResponse;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.intake.Entered;
import org.lachan.takedown.intake.UrlDesk;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An address by hand, and what is already known of one. */
@Controller
class UrlPages {

    private static final int RECENT = 20;

    private final UrlDesk desk;

    UrlPages(UrlDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/urls/new")
    @PreAuthorize("hasRole('ANALYST')")
    String form(@RequestParam(defaultValue = "") String url, Model model) {
        return form(url, "", model);
    }

    private String form(String url, String note, Model model) {
        model.addAttribute("url", url);
        model.addAttribute("note", note);
        model.addAttribute("recent", desk.recent(RECENT));
        return "url";
    }

    @PostMapping("/urls")
    @PreAuthorize("hasRole('ANALYST')")
    String enter(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal Person me,
            @ModelAttribute("words") Words words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            return entered(desk.enter(url, note, me.actor()), flash);
        } catch (Refused refused) {
            if (refused.code() != Refusal.INVALID) {
                throw refused;
            }
            response.setStatus(Refusals.status(refused.code()).value());
            model.addAttribute("problem", Refusals.sentence(refused, words));
            return form(url, note, model);
        }
    }

    private static String entered(Entered entered, RedirectAttributes flash) {
        if (entered instanceof Entered.AlreadyKnown already) {
            flash.addFlashAttribute("flash", "flash.url.known");
            flash.addAttribute("url", already.known().normalised());
            return "redirect:/search";
        }
        flash.addFlashAttribute("flash", "flash.url.queued");
        return "redirect:/urls/new";
    }

    @GetMapping("/search")
    @PreAuthorize("hasAnyRole('ANALYST', 'APPROVER', 'AUDITOR')")
    String search(
            @RequestParam(defaultValue = "") String url,
            @AuthenticationPrincipal Person me,
            @ModelAttribute("words") Words words,
            Model model) {
        model.addAttribute("url", url);
        if (!url.isBlank()) {
            try {
                model.addAttribute("known", desk.search(url, me.actor()));
            } catch (Refused refused) {
                model.addAttribute("problem", Refusals.sentence(refused, words));
            }
        }
        return "search";
    }
}
