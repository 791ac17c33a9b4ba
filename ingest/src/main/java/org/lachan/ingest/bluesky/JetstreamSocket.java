package org.lachan.ingest.bluesky;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.readers.Window;

/** One connection to a Jetstream, open until this poll has caught up or spent what it may. */
final class JetstreamSocket extends WebSocketClient {
    private static final Duration CAUGHT_UP = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final StreamLimits limits;
    private final StreamHandshake handshake;
    private final HashtagCatch found;
    private final Clock clock;
    private final StreamProblems problems;
    private final CompletableFuture<Window> window = new CompletableFuture<>();
    private final Object lock = new Object();
    private final long began = System.nanoTime();
    private long heard = began;
    private long events;
    private long bytes;
    private boolean open;
    private boolean done;
    private @Nullable Exception error;

    /** @param resolver gives an address that may be connected to, or throws */
    JetstreamSocket(
            URI uri,
            StreamHandshake handshake,
            Map<String, String> headers,
            Function<String, InetAddress> resolver,
            StreamLimits limits,
            HashtagCatch found,
            Clock clock) {
        super(uri, handshake, headers, (int) limits.connect().toMillis());
        this.limits = limits;
        this.handshake = handshake;
        this.found = found;
        this.clock = clock;
        this.problems = new StreamProblems(uri, clock);
        setDnsResolver(address -> resolver.apply(address.getHost()));
        setDaemon(true);
        setTcpNoDelay(true);
        setConnectionLostTimeout(0); // the limits here are tighter
    }

    /** Never fails for what a server does. */
    CompletableFuture<Window> read() {
        connect();
        watch();
        return window;
    }

    @Override
    public void onOpen(ServerHandshake answer) {
        synchronized (lock) {
            open = true;
            heard = System.nanoTime();
        }
    }

    @Override
    public void onMessage(String event) {
        synchronized (lock) {
            if (done) {
                return;
            }
            heard = System.nanoTime();
            events++;
            bytes += event.length();
            found.add(event, clock.instant());
            if (!found.reached().isBefore(clock.instant().minus(CAUGHT_UP))) {
                finish(() -> found.window(false, gap()));
            } else if (found.isFull() || events >= limits.events() || bytes >= limits.bytes()) {
                finish(() -> found.window(true, gap()));
            }
        }
    }

    // Compression was not asked for.
    @Override
    public void onMessage(ByteBuffer message) {
        synchronized (lock) {
            found.unusable();
            bytes += message.remaining();
            if (bytes >= limits.bytes()) {
                finish(() -> found.window(false, problems.noJson()));
            }
        }
    }

    @Override
    public void onError(Exception e) {
        synchronized (lock) {
            error = error == null ? e : error;
        }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        synchronized (lock) {
            finish(() -> found.window(
                    false,
                    problems.closed(remote ? "by the server with code " + code : reason, handshake.refusal(), error)));
        }
    }

    private void watch() {
        CompletableFuture.delayedExecutor(limits.tick().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    synchronized (lock) {
                        judgeTime();
                        if (done) {
                            return;
                        }
                    }
                    watch();
                });
    }

    private void judgeTime() {
        if (!open) {
            if (since(began).compareTo(limits.open()) > 0) {
                finish(() -> found.window(false, problems.silent()));
            }
        } else if (since(heard).compareTo(limits.idle()) > 0) {
            finish(() -> found.window(false, gap())); // nothing more to tell: caught up
        } else if (since(began).compareTo(limits.total()) > 0) {
            finish(() -> found.window(found.hasMoved(), gap()));
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private @Nullable Failed gap() {
        return found.skipped().compareTo(limits.gap()) > 0 ? problems.gap(found.skipped()) : null;
    }

    private void finish(Supplier<Window> result) {
        if (done) {
            return;
        }
        done = true;
        Window read = result.get();
        window.completeAsync(() -> read);
        close();
        // A server that does not answer the farewell, or never came so far.
        CompletableFuture.delayedExecutor(CLOSING.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::disconnect);
    }

    private void disconnect() {
        Socket socket = getSocket();
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            problems.note(e);
        }
    }
}
