package org.lachan.bench.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a free port of 127.0.0.1. */
final class LoopbackServer implements AutoCloseable {
    private static final int THREADS = 4;

    static {
        // Read once by the JDK's server: without it each answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Runnable onRequest;
    private volatile @Nullable Site site;

    private LoopbackServer(HttpServer server, Runnable onRequest) {
        this.server = server;
        this.onRequest = onRequest;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "real-web");
            thread.setDaemon(true);
            return thread;
        });
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** @param onRequest called before each answer */
    static LoopbackServer open(Runnable onRequest) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, 0), 0), onRequest);
    }

    /** {@code http://host:port}. */
    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void serve(Site what) {
        site = what;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            onRequest.run();
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        Site here = site;
        String path = exchange.getRequestURI().getPath();
        if (here == null || path.equals("/robots.txt")) {
            return Answer.NOT_FOUND;
        }
        return here.answer(path, query(exchange.getRequestURI().getRawQuery()));
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
