package org.lachan.ingest.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on loopback that says byte by byte what a test wants, also what is no HTTP. */
final class RawWeb implements AutoCloseable {
    private final ServerSocket server;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch cutOff = new CountDownLatch(1);
    /** Each request's lines. */
    final List<List<String>> requests = new CopyOnWriteArrayList<>();

    /** Answers one request; may throw when the other end is gone. */
    interface Script {
        void answer(String path, OutputStream out, Socket socket) throws Exception;
    }

    RawWeb(Script script) throws IOException {
        this(script, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    RawWeb(Script script, ServerSocket server) {
        this.script = script;
        this.server = server;
        threads.execute(this::accept);
    }

    static RawWeb saying(String bytes) throws IOException {
        return new RawWeb((path, out, socket) -> say(out, bytes));
    }

    static void say(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Whether the other end closed a connection on which was still being written. */
    boolean wasCutOff() throws InterruptedException {
        return cutOff.await(5, TimeUnit.SECONDS);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            if (!lines.isEmpty()) {
                requests.add(lines);
                script.answer(lines.get(0).split(" ")[1], socket.getOutputStream(), socket);
            }
        } catch (Exception e) {
            cutOff.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
