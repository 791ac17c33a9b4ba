package org.lachan.takedown.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

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

    /** For the mark in the navigation. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    /** For the language switch, which keeps the page: only a page that a GET can show again. */
    @ModelAttribute("again")
    String again(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/";
        }
        String query = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .build()
                .getQuery();
        return here(request) + (query == null ? "" : "?" + query);
    }
}
