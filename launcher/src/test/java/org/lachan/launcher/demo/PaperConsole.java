package org.lachan.launcher.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** A console with the real one's pages and no rules but these: a password, a CSRF field, states of a case. */
final class PaperConsole implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, PaperCase> cases = new TreeMap<>();
    private final Map<String, String> requests = new TreeMap<>();
    private final List<String> acts = new ArrayList<>();

    record PaperCase(String sourceKind, String group, String candidates, String state) {
        PaperCase now(String newState) {
            return new PaperCase(sourceKind, group, candidates, newState);
        }
    }

    PaperConsole() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    PaperConsole with(String id, String sourceKind, String group, String candidates) {
        cases.put(id, new PaperCase(sourceKind, group, candidates, "OPEN"));
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** What was done, in order. */
    List<String> acts() {
        return acts;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                redirect(exchange, post(path, fields(body)));
            } else {
                String query = String.valueOf(exchange.getRequestURI().getQuery());
                answer(exchange, path.equals("/login") ? form("/login", "") : page(path, query));
            }
        }
    }

    private String post(String path, Map<String, String> fields) {
        if (!"token".equals(fields.get("_csrf"))) {
            return "/refused";
        }
        String[] parts = path.split("/");
        if (path.equals("/login")) {
            return "secret".equals(fields.get("password")) ? "/" : "/login?error";
        }
        String id = parts[2];
        if (path.endsWith("/decision")) {
            String verdict = String.valueOf(fields.get("verdict"));
            acts.add(id + " " + verdict + " " + code(fields));
            cases.computeIfPresent(id, (key, found) -> found.now(verdict));
            return "/cases/" + id;
        }
        if (path.endsWith("/request")) {
            acts.add(id + " drafted to " + fields.get("addressee"));
            requests.put("r-" + id, "DRAFT");
            return "/requests/r-" + id;
        }
        acts.add(id + " " + parts[3]);
        requests.put(id, parts[3].equals("submit") ? "IN_REVIEW" : "APPROVED");
        return "/requests/" + id;
    }

    private String page(String path, String query) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/cases")) {
            return rows("data-case", cases, (key, found) -> query.endsWith("=" + found.state()));
        }
        if (path.equals("/requests")) {
            return rows("data-request", requests, (key, state) -> query.endsWith("=" + state));
        }
        if (path.endsWith("/request")) {
            return form(path, "<select name=addressee><option value=a><option value=b selected></select>");
        }
        if (path.startsWith("/requests/")) {
            String act = "DRAFT".equals(requests.get(id)) ? "submit" : "approve";
            return form("/requests/" + id + "/" + act, "");
        }
        PaperCase found = cases.get(id);
        return found == null ? "<p>home" : casePage(id, found);
    }

    private String casePage(String id, PaperCase found) {
        String links = requests.containsKey("r-" + id)
                ? "<a href=/requests/r-" + id + ">request</a>"
                : found.state().equals("CONFIRMED") ? "<a href=/cases/" + id + "/request>draft</a>" : "";
        return "<main data-case=" + id + " data-source-kind=" + found.sourceKind() + " data-report-group=\""
                + found.group() + "\">" + links
                + form("/cases/" + id + "/decision", "<input name=version value=0>" + codes(found)) + "</main>";
    }

    private static String codes(PaperCase found) {
        String offered = List.of(found.candidates().split(" ")).stream()
                .map(code -> "<option value=" + code + ">" + code)
                .collect(Collectors.joining());
        return "<select name=harmCode><option value=''><optgroup>" + offered
                + "</optgroup><optgroup><option value=CHALLENGE></optgroup></select>";
    }

    private static <T> String rows(String attribute, Map<String, T> all, BiPredicate<String, T> listed) {
        return all.entrySet().stream()
                .filter(entry -> listed.test(entry.getKey(), entry.getValue()))
                .map(entry -> "<tr " + attribute + "=" + entry.getKey() + "><td>")
                .collect(Collectors.joining("", "<table>", "</table>"));
    }

    private static String form(String action, String fields) {
        return "<form method=post action=" + action + "><input type=hidden name=_csrf value=token>" + fields
                + "</form>";
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void redirect(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void answer(HttpExchange exchange, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String code(Map<String, String> fields) {
        String code = fields.getOrDefault("harmCode", "");
        return code.isEmpty() ? "-" : code;
    }
}
