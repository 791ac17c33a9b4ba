package org.lachan.takedown.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CaseQuery;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.harm.HarmCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases that wait, the most urgent first. */
@Controller
@PreAuthorize("hasAnyRole('ANALYST', 'APPROVER', 'AUDITOR')")
class QueuePage {

    private static final int LIMIT = 200;

    private final Cases cases;

    QueuePage(Cases cases) {
        this.cases = cases;
    }

    @GetMapping("/cases")
    String queue(
            @RequestParam(defaultValue = "OPEN") CaseState.Name state,
            @RequestParam(required = false) @Nullable HarmCode code,
            Model model) {
        list(state, code, model);
        return "queue";
    }

    /** The part that the page asks for again every few seconds. */
    @GetMapping("/cases/rows")
    String rows(
            @RequestParam(defaultValue = "OPEN") CaseState.Name state,
            @RequestParam(required = false) @Nullable HarmCode code,
            Model model) {
        list(state, code, model);
        return "queue :: list";
    }

    private void list(CaseState.Name state, @Nullable HarmCode code, Model model) {
        List<Case> found = cases.queue(new CaseQuery(state, code, LIMIT, 0));
        model.addAttribute("state", state);
        model.addAttribute("code", code);
        model.addAttribute("states", CaseState.Name.values());
        model.addAttribute("codes", HarmCode.values());
        model.addAttribute("counts", cases.counts());
        model.addAttribute("cases", found);
        model.addAttribute("clusters", clusters(found));
        model.addAttribute("limit", LIMIT);
    }

    /** How many of the listed cases share a text. */
    private static Map<String, Long> clusters(List<Case> found) {
        return found.stream()
                .map(Case::cluster)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
