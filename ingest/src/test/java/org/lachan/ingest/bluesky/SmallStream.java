package org.lachan.ingest.bluesky;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A real websocket server on loopback that replays its events from a cursor, as a Jetstream does. */
final class SmallStream extends WebSocketServer implements AutoCloseable {
    private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");

    final TreeMap<Long, String> events = new TreeMap<>();
    final List<String> subscriptions = new CopyOnWriteArrayList<>();
    final List<WebSocket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile int closeAfter = Integer.MAX_VALUE;

    SmallStream() throws InterruptedException {
        this(null);
    }

    private SmallStream(@Nullable SSLContext tls) throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        if (tls != null) {
            setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
        }
        setDaemon(true);
        setReuseAddr(true);
        start();
        started.await();
    }

    /** One with a certificate that it made for itself. */
    static SmallStream secure(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("keys");
        char[] password = "changeit".toCharArray();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stream",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(password))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), password);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new SmallStream(context);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    String url() {
        return "http://127.0.0.1:" + getPort() + "/";
    }

    /** From now on the connection is ended after so many events. */
    void closeAfter(int count) {
        closeAfter = count;
    }

    void add(Instant time, String rest) {
        long micros = micros(time);
        while (events.containsKey(micros)) {
            micros++;
        }
        events.put(micros, "{\"time_us\":%d,%s}".formatted(micros, rest));
    }

    void commit(Instant time, String operation, String did, String key, String record) {
        add(time, """
                "did":"%s","kind":"commit","commit":{"rev":"r","operation":"%s","collection":"app.bsky.feed.post","rkey":"%s"%s}""".formatted(did, operation, key, record.isEmpty() ? "" : ",\"record\":" + record));
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        String resource = handshake.getResourceDescriptor();
        subscriptions.add(resource);
        open.add(socket);
        Matcher cursor = CURSOR.matcher(resource);
        long from = cursor.find() ? Long.parseLong(cursor.group(1)) : Long.MAX_VALUE;
        List<String> replay = List.copyOf(events.tailMap(from, true).values());
        replay.stream().limit(closeAfter).forEach(socket::send);
        if (replay.size() > closeAfter) {
            socket.close(1011, "slow consumer");
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        open.remove(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {}

    @Override
    public void onError(WebSocket socket, Exception e) {}

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void close() {
        try {
            stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
