package org.lachan.takedown.console;

import jakarta.servlet.DispatcherType;
import org.lachan.takedown.accounts.Accounts;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/** Who may load which page. The rules of the acts themselves are checked again where they are done. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class ConsoleSecurity {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String[] READERS = {"ANALYST", "APPROVER", "AUDITOR"};
    private static final String[] OPEN = {"/login", "/console/**", "/webjars/**", "/favicon.ico", "/error"};
    private static final String[] REGISTER = {"/register/sources", "/register/sources.json"};

    @Bean
    SecurityFilterChain consoleSecurityChain(HttpSecurity http, Accounts accounts) throws Exception {
        return http.authenticationProvider(accountLogin(accounts))
                .authorizeHttpRequests(ConsoleSecurity::pages)
                .formLogin(ConsoleSecurity::login)
                .logout(logout -> logout.logoutSuccessUrl("/login?out").permitAll())
                // A list that refreshes itself must not swap the log-in page into its place.
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new RequestHeaderRequestMatcher("HX-Request"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), AnyRequestMatcher.INSTANCE))
                .requestCache(cache -> cache.disable())
                .headers(ConsoleSecurity::headers)
                .addFilterBefore(new AccountStillHolds(accounts), AuthorizationFilter.class)
                .build();
    }

    @Bean
    AuthenticationProvider accountLogin(Accounts accounts) {
        return new AccountLogin(accounts);
    }

    @Bean
    ServletContextInitializer sessionCookie() {
        return context -> {
            context.getSessionCookieConfig().setName("lachan");
            context.getSessionCookieConfig().setHttpOnly(true);
        };
    }

    @Bean
    CookieSameSiteSupplier sameSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    private static void pages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry pages) {
        pages.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, REGISTER)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/sources/**")
                .hasRole("OPERATOR")
                .requestMatchers("/sources/new")
                .hasRole("OPERATOR")
                .requestMatchers("/sources/**")
                .hasAnyRole("OPERATOR", "AUDITOR", "ANALYST")
                .requestMatchers(HttpMethod.POST, "/cases/**")
                .hasRole("ANALYST")
                .requestMatchers("/urls/**", "/cases/*/request", "/requests/*/draft")
                .hasRole("ANALYST")
                .requestMatchers("/cases/**", "/search")
                .hasAnyRole(READERS)
                .requestMatchers("/requests/**")
                .hasAnyRole("ANALYST", "APPROVER", "AUDITOR", "CLERK", "SIGNATORY")
                .requestMatchers("/audit")
                .hasRole("AUDITOR")
                .anyRequest()
                .authenticated();
    }

    private static void login(FormLoginConfigurer<HttpSecurity> login) {
        login.loginPage("/login")
                .defaultSuccessUrl("/", true)
                .failureUrl("/login?wrong")
                .permitAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
