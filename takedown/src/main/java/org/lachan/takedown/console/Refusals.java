package org.lachan.takedown.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.store.RowRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** A refused act as a page: what was refused and why, in both languages, and nothing else. */
@ControllerAdvice
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final PageModel page;

    Refusals(PageModel page) {
        this.page = page;
    }

    @ExceptionHandler
    ModelAndView refused(
            Refused refused, Locale locale, @AuthenticationPrincipal @Nullable Person me, HttpServletRequest request) {
        LOG.info("event=act-refused code={}", refused.code());
        ModelAndView view = view(status(refused.code()), locale, me, request);
        view.addObject("sentence", sentence(refused, page.words(locale)));
        return view;
    }

    /** Text that cannot be stored, as a null character. */
    @ExceptionHandler
    ModelAndView notStored(
            RowRefused refused,
            Locale locale,
            @AuthenticationPrincipal @Nullable Person me,
            HttpServletRequest request) {
        LOG.warn("event=row-refused constraint={}", refused.constraint());
        return view(HttpStatus.UNPROCESSABLE_CONTENT, locale, me, request);
    }

    /** An id that is none: the page does not exist. */
    @ExceptionHandler
    ModelAndView noSuchId(
            MethodArgumentTypeMismatchException mismatch,
            Locale locale,
            @AuthenticationPrincipal @Nullable Person me,
            HttpServletRequest request) {
        boolean id = mismatch.getRequiredType() == UUID.class;
        return view(id ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT, locale, me, request);
    }

    /** A form without a field that its page always sends. */
    @ExceptionHandler
    ModelAndView missing(
            MissingServletRequestParameterException missing,
            Locale locale,
            @AuthenticationPrincipal @Nullable Person me,
            HttpServletRequest request) {
        LOG.info("event=form-refused missing={}", missing.getParameterName());
        return view(HttpStatus.UNPROCESSABLE_CONTENT, locale, me, request);
    }

    /** A field that holds nothing of its kind. */
    @ExceptionHandler
    ModelAndView noSuchValue(
            BindException bad,
            Locale locale,
            @AuthenticationPrincipal @Nullable Person me,
            HttpServletRequest request) {
        LOG.info("event=form-refused form={}", bad.getObjectName());
        return view(HttpStatus.UNPROCESSABLE_CONTENT, locale, me, request);
    }

    private ModelAndView view(HttpStatus status, Locale locale, @Nullable Person me, HttpServletRequest request) {
        var view = new ModelAndView("error");
        view.setStatus(status);
        view.addObject("status", status.value());
        view.addObject("words", page.words(locale));
        view.addObject("here", page.here(request));
        view.addObject("again", page.again(request));
        if (me != null) {
            view.addObject("me", me);
        }
        return view;
    }

    static String sentence(Refused refused, Words words) {
        return words.vietnamese() ? refused.vi() : refused.en();
    }

    static HttpStatus status(Refusal code) {
        return switch (code) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            default -> HttpStatus.CONFLICT;
        };
    }
}
