package org.lachan.takedown.console;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The console. Needs the beans of {@code TakedownConfiguration} and Spring Boot's web, Thymeleaf and security support. */
@Configuration(proxyBeanMethods = false)
@Import({
    ConsoleSecurity.class,
    PageModel.class,
    Refusals.class,
    HomePage.class,
    QueuePage.class,
    CasePage.class,
    UrlPages.class,
    DraftPage.class,
    RequestPages.class,
    AuditPage.class,
    SourcesPage.class,
    ProposalPages.class,
    RegisterPage.class
})
public class ConsoleConfiguration implements WebMvcConfigurer {

    static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "sources");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(VIETNAMESE);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        var cookie = new CookieLocaleResolver("lachan-language");
        cookie.setDefaultLocaleFunction(request -> VIETNAMESE);
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        return cookie;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        var language = new LocaleChangeInterceptor();
        language.setParamName("lang");
        language.setIgnoreInvalidLocale(true);
        interceptors.addInterceptor(language);
    }
}
