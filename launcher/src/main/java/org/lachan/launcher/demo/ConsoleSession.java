package org.lachan.launcher.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** A person at the console, as a browser without scripts: pages, forms as they stand, cookies. */
final class ConsoleSession {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI console;
    private final HttpClient browser;

    /** What came back, after redirects. */
    record Page(int status, URI address, Document document) {
        boolean ok() {
            return status == 200;
        }

        /** The form of which the action ends so; empty where the page offers no such act. */
        Optional<FormElement> form(String actionEnd) {
            return document.select("form").forms().stream()
                    .filter(form -> URI.create(form.attr("action")).getPath().endsWith(actionEnd))
                    .findFirst();
        }
    }

    private ConsoleSession(URI console) {
        this.console = console;
        this.browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(LIMIT)
                .build();
    }

    /** @throws LaunchFailure when the console does not admit that account */
    static ConsoleSession logIn(URI console, String username, String password) {
        ConsoleSession session = new ConsoleSession(console);
        Page login = session.get("/login");
        FormElement form = login.form("/login")
                .orElseThrow(() -> unexpected("The console shows no log-in form (status " + login.status() + ")"));
        Page admitted = session.submit(form, Map.of("username", username, "password", password));
        if (!admitted.ok() || admitted.address().getPath().startsWith("/login")) {
            throw unexpected("The console does not admit the demo account " + username);
        }
        return session;
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(console.resolve(path)).GET());
    }

    /** Sends a form as it stands, with some fields filled in otherwise. */
    Page submit(FormElement form, Map<String, String> filled) {
        Map<String, String> others = new LinkedHashMap<>(filled);
        StringBuilder body = new StringBuilder();
        for (KeyVal field : form.formData()) {
            String value = Optional.ofNullable(others.remove(field.key())).orElse(field.value());
            append(body, field.key(), value);
        }
        others.forEach((name, value) -> append(body, name, value));
        URI action = console.resolve(form.attr("action"));
        return send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static void append(StringBuilder body, String name, String value) {
        body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    browser.send(request.timeout(LIMIT).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Page(response.statusCode(), response.uri(), Jsoup.parse(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure(ExitCode.FAILED, "The demo was interrupted", "Demo bị ngắt", e);
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "The console at " + console + " does not answer: " + e.getMessage(),
                    "Bàn làm việc tại " + console + " không trả lời: " + e.getMessage(),
                    e);
        }
    }

    static LaunchFailure unexpected(String what) {
        return new LaunchFailure(ExitCode.FAILED, what, "Bàn làm việc trả lời không như mong đợi: " + what);
    }
}
