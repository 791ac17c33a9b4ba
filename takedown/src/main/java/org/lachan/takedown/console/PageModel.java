package org.lachan.takedown.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has. */
@ControllerAdvice
class PageModel {

    private final MessageSource messages;
    private final Clock clock;

    PageModel(MessageSource messages, ObjectProvider<Clock> clock) {
        this.messages = messages;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(locale, messages, clock);
    }

    @ModelAttribute("me")
    @Nullable
    Person me(@AuthenticationPrincipal @Nullable Person person) {
        return person;
    }

    /** For the language switch, which keeps the page: only a page that a GET can show again. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getMethod().equals("GET") ? request.getRequestURI() : "/";
    }
}
