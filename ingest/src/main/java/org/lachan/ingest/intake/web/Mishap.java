package org.lachan.ingest.intake.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;

/** What people read where there is no page, or none for what they sent. */
@ControllerAdvice
class Mishap {

    @ExceptionHandler(NoHandlerFoundException.class)
    ModelAndView missing(Locale locale) {
        return page(locale, "missing", HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ModelAndView method(Locale locale) {
        return page(locale, "missing", HttpStatus.METHOD_NOT_ALLOWED);
    }

    // Tomcat's word for a form that is larger than it may be.
    @ExceptionHandler(IllegalStateException.class)
    ModelAndView tooLarge(Locale locale) {
        return page(locale, "too-large", HttpStatus.CONTENT_TOO_LARGE);
    }

    private static ModelAndView page(Locale locale, String what, HttpStatus status) {
        Model model = new ExtendedModelMap();
        return new ModelAndView(notice(model, locale, what), model.asMap(), status);
    }

    /** The page's name. */
    static String notice(Model model, Locale locale, String what) {
        model.addAttribute("lang", locale.getLanguage());
        model.addAttribute("what", what);
        return "notice";
    }
}
