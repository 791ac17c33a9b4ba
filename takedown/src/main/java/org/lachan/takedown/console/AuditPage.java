package org.lachan.takedown.console;

import org.lachan.takedown.audit.AuditLog;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit chain, read only. */
@Controller
@PreAuthorize("hasRole('AUDITOR')")
class AuditPage {

    private static final int LIMIT = 100;

    private final AuditLog audit;

    AuditPage(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    String show(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @AuthenticationPrincipal Person me,
            Model model) {
        model.addAttribute("rows", audit.rows());
        model.addAttribute("head", audit.head());
        model.addAttribute("latest", audit.latest(LIMIT, before, me.actor()));
        model.addAttribute("limit", LIMIT);
        return "audit";
    }
}
