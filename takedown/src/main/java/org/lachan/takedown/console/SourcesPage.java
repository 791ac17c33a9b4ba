package org.lachan.takedown.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Kind;
import org.lachan.takedown.sources.SourceDesk;
import org.lachan.takedown.sources.SourceLine;
import org.lachan.takedown.sources.SourceOverview;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How each source goes, the worst first. */
@Controller
@PreAuthorize("hasAnyRole('OPERATOR', 'AUDITOR', 'ANALYST')")
class SourcesPage {

    private static final int PROPOSALS = 20;

    private final SourceOverview overview;
    private final SourceDesk desk;

    SourcesPage(SourceOverview overview, SourceDesk desk) {
        this.overview = overview;
        this.desk = desk;
    }

    @GetMapping("/sources")
    String show(
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(defaultValue = "false") boolean troubled,
            Model model) {
        List<SourceLine> all = overview.lines();
        List<SourceLine> shown = all.stream()
                .filter(line -> kind == null || isOf(kind, line))
                .filter(line -> !troubled || line.troubled())
                .toList();
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("troubled", troubled);
        model.addAttribute("lines", shown);
        model.addAttribute("all", all.size());
        model.addAttribute("bad", all.stream().filter(SourceLine::troubled).count());
        model.addAttribute("inForce", desk.inForce().orElse(null));
        model.addAttribute("proposals", desk.latest(PROPOSALS));
        return "sources";
    }

    private static boolean isOf(Kind kind, SourceLine line) {
        return line.source() != null && line.source().kind() == kind;
    }
}
