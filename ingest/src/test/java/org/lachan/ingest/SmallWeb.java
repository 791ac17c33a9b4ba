package org.lachan.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on loopback whose pages a test sets. A page with an ETag answers 304 where it is asked for. */
public final class SmallWeb implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Handler> pages = new ConcurrentHashMap<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();

    /** Answers one request. */
    public interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    public SmallWeb() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public SmallWeb page(String path, String type, String body) {
        return page(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public SmallWeb page(String path, String type, byte[] body) {
        return on(path, exchange -> send(exchange, 200, Map.of("Content-Type", type), body));
    }

    public SmallWeb tagged(String path, String type, String body, String etag) {
        return on(path, exchange -> {
            boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            Map<String, String> headers = new LinkedHashMap<>(Map.of("ETag", etag, "Content-Type", type));
            send(exchange, same ? 304 : 200, headers, same ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
        });
    }

    public SmallWeb status(String path, int status) {
        return on(path, exchange -> send(exchange, status, Map.of(), new byte[0]));
    }

    public SmallWeb redirect(String path, int status, String target) {
        return on(path, exchange -> send(exchange, status, Map.of("Location", target), new byte[0]));
    }

    public SmallWeb on(String path, Handler handler) {
        pages.put(path, handler);
        return this;
    }

    public static void send(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestURI().toString());
        Handler handler = pages.get(path);
        if (handler == null) {
            send(exchange, 404, Map.of(), new byte[0]);
        } else {
            handler.answer(exchange);
        }
    }

    public long requestsFor(String prefix) {
        return requests.stream().filter(request -> request.startsWith(prefix)).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
