package org.lachan.launcher.sampleweb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One site's HTTP server: conditional requests, HEAD, and whatever pages are in print. */
final class Listener implements AutoCloseable {
    private static final int THREADS = 8;

    static {
        // Read once by the JDK's server: without it each reply waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private volatile @Nullable Pages pages;

    private Listener(HttpServer server) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "sample-web");
            thread.setDaemon(true);
            return thread;
        });
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** @throws BindException when the port is taken, or the host is none of this machine's */
    static Listener on(String host, int port) throws IOException {
        return new Listener(HttpServer.create(new InetSocketAddress(host, port), 0));
    }

    String host() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    void print(Pages newPages) {
        pages = newPages;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            pause(reply);
            String etag = reply.etag();
            boolean known = reply.status() == 200
                    && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
            exchange.getResponseHeaders().set("ETag", etag);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            send(exchange, known ? 304 : reply.status(), known ? new byte[0] : reply.body());
        }
    }

    private Reply reply(HttpExchange exchange) {
        Pages inPrint = pages;
        if (inPrint == null) {
            return Reply.error(503, "Not printed yet.");
        }
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return Reply.error(405, "GET and HEAD only.");
        }
        String path = exchange.getRequestURI().getPath();
        return path.equals("/robots.txt")
                ? Reply.ok("text/plain; charset=utf-8", "User-agent: *\nDisallow: /quan-tri/\n")
                : inPrint.reply(path, query(exchange.getRequestURI().getRawQuery()));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void pause(Reply reply) throws IOException {
        try {
            Thread.sleep(reply.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The sample web is closing", e);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
