package org.lachan.ingest.intake.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.identity.Identities;
import org.lachan.ingest.intake.DeskForTests;
import org.lachan.ingest.intake.FiledReport;
import org.lachan.ingest.intake.Partners;
import org.lachan.ingest.intake.Watch;

/** A running intake on loopback and somebody who calls it; the broker's part is a list, or refuses. */
final class Page implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final List<FiledReport> published = new ArrayList<>();
    final Watch watch = new Watch(Instant.parse("2026-11-24T08:00:00Z"));
    final DataFolder folder;
    final String token;
    volatile boolean away;
    private final IntakeWeb web;

    Page(Path root, int dailyLimit) throws IOException {
        folder = new DataFolder(root).create();
        Partners.Added added =
                Partners.read(Partners.file(folder.config())).add("hotline", "Đường dây", dailyLimit, watch.instant());
        added.partners().write(Partners.file(folder.config()));
        token = added.token();
        Identities identities = Identities.load(folder.keys());
        web = IntakeWeb.start(
                new IntakeSettings("unused:1", folder, "127.0.0.1", 0, Set.of("127.0.0.1")),
                DeskForTests.of(folder, identities, this::publish, watch),
                identities,
                () -> {},
                watch);
    }

    private void publish(List<FiledReport> reports) {
        if (away) {
            throw DeskForTests.away();
        }
        published.addAll(reports);
    }

    URI address() {
        return web.address();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(web.address().resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> partner(String json, String... headers) throws Exception {
        HttpRequest.Builder request = request("/intake/v1/reports")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(
                headers.length == 0 ? request.header("Content-Type", "application/json") : request.headers(headers));
    }

    /** As a browser without scripts does: the form is loaded, read for some seconds, filled and sent. */
    HttpResponse<String> fill(String lang, Map<String, String> fields) throws Exception {
        String stamp = value(get("/report?lang=" + lang).body(), "stamp");
        watch.pass(Duration.ofSeconds(20));
        return send(stamp, lang, fields);
    }

    HttpResponse<String> send(String stamp, String lang, Map<String, String> fields) throws Exception {
        String body = "stamp=" + stamp + "&"
                + fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(request("/report?lang=" + lang)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static String value(String html, String name) {
        return Jsoup.parse(html).select("[name=" + name + "]").val();
    }

    @Override
    public void close() {
        web.close();
    }
}
