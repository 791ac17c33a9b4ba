package org.lachan.takedown.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.requests.Requests;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Log-in and the numbers of the day. */
@Controller
class HomePage {

    private final Cases cases;
    private final Requests requests;

    HomePage(Cases cases, Requests requests) {
        this.cases = cases;
        this.requests = requests;
    }

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String out,
            @ModelAttribute("words") Words words,
            Model model) {
        if (wrong != null) {
            model.addAttribute("problem", words.text("login.wrong"));
        }
        model.addAttribute("out", out != null);
        return "login";
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("cases", me.reader() ? cases.counts() : Map.of());
        model.addAttribute("requests", me.seesRequests() ? requests.counts() : Map.of());
        return "home";
    }
}
