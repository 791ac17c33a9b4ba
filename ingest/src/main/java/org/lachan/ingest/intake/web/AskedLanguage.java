package org.lachan.ingest.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** Vietnamese, unless {@code lang} or the browser asks for English first. No cookie remembers it. */
final class AskedLanguage implements LocaleResolver {
    private static final String VIETNAMESE = "vi";
    private static final String ENGLISH = "en";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = inQuery(request);
        if (asked.isEmpty() && request.getHeader("Accept-Language") != null) {
            asked = Collections.list(request.getLocales()).stream()
                    .map(Locale::getLanguage)
                    .filter(Set.of(VIETNAMESE, ENGLISH)::contains)
                    .findFirst()
                    .orElse(VIETNAMESE);
        }
        return asked.equals(ENGLISH) ? Locale.ENGLISH : IntakeApplication.VIETNAMESE;
    }

    // Not getParameter: it would read a form's body, and a page that says that the body is too large needs a language
    // too.
    private static String inQuery(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        if (query.contains("lang=" + ENGLISH)) {
            return ENGLISH;
        }
        return query.contains("lang=" + VIETNAMESE) ? VIETNAMESE : "";
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language stands in the address");
    }
}
