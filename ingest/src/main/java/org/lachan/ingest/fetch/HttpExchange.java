package org.lachan.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One request and its response, within the limits; redirects are reported like any other status. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows a future takes its failure too
final class HttpExchange implements AutoCloseable {
    private final FetchLimits limits;
    private final Clock clock;
    private final ScheduledExecutorService deadlines;
    private final MemoryBudget memory;
    private final Pinned pinned = new Pinned();
    private volatile boolean broken;
    private final CloseableHttpAsyncClient client;

    HttpExchange(
            Client client, FetchLimits limits, Clock clock, ScheduledExecutorService deadlines, MemoryBudget memory) {
        this.limits = limits;
        this.clock = clock;
        this.deadlines = deadlines;
        this.memory = memory;
        this.client = client.start(limits, pinned, () -> broken = true);
    }

    /** Whether its threads live. */
    boolean healthy() {
        return !broken;
    }

    /**
     * What to ask for.
     *
     * @param secrets that may be sent to this host
     * @param to its checked addresses
     * @param left time until the whole fetch must be over
     */
    record Ask(
            URI url,
            FetchRequest request,
            Map<String, String> secrets,
            List<InetAddress> to,
            int bodyBytes,
            Duration left) {
        String host() {
            String host = Objects.requireNonNull(url.getHost());
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }

        int port() {
            return url.getPort() > 0 ? url.getPort() : (url.getScheme().equals("https") ? 443 : 80);
        }
    }

    /**
     * Cancelling it ends the connection. Completes on any thread.
     *
     * @param turn told when the request is sent and answered
     * @param hops told of the answer's head, once
     */
    CompletableFuture<Answer> get(Ask ask, HostPace.Turn turn, Consumer<Hop> hops) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        HttpClientContext context = HttpClientContext.create();
        Instant asked = clock.instant();
        ScheduledFuture<?> total = deadline(answer, ask.left(), "the fetch took longer than its limit");
        CompletableFuture<Void> headCame = new CompletableFuture<>();
        AtomicReference<AsyncExecRuntime> connection = new AtomicReference<>();
        context.setAttribute(Client.SENT, (Predicate<AsyncExecRuntime>) open -> {
            connection.set(open);
            turn.sent();
            ScheduledFuture<?> late = deadline(answer, limits.head(), "the headers took longer than their limit");
            headCame.whenComplete((head, never) -> late.cancel(false));
            return !answer.isDone();
        });
        AnswerReader reader = new AnswerReader(
                limits.withBodyBytes(ask.bodyBytes()),
                memory,
                ask.request().headersOnly(),
                (response, used) -> {
                    turn.answered();
                    headCame.complete(null);
                    AnswerHead head = AnswerHead.of(
                            ask.url().toString(), asked, clock.instant(), response, context, ask.secrets());
                    hops.accept(head.hop());
                    return head;
                },
                answer);
        pinned.pin(ask.host(), ask.port(), ask.to());
        Future<Answer> exchange = execute(ask, reader, context, answer);
        answer.whenComplete((done, error) -> {
            total.cancel(false);
            headCame.cancel(false);
            pinned.unpin(ask.host(), ask.port(), ask.to());
            reader.releaseResources();
            if (error != null) {
                end(exchange, connection.get());
            }
        });
        return answer;
    }

    // The client can lose a cancellation that meets its connecting: so the connection is closed by itself too.
    private static void end(Future<Answer> exchange, @Nullable AsyncExecRuntime connection) {
        exchange.cancel(true);
        if (connection != null) {
            connection.discardEndpoint();
        }
    }

    private Future<Answer> execute(
            Ask ask, AnswerReader reader, HttpClientContext context, CompletableFuture<Answer> answer) {
        HttpHost target = new HttpHost(ask.url().getScheme(), ask.host(), ask.port());
        return client.execute(
                target,
                new BasicRequestProducer(message(ask, target), null),
                reader,
                null,
                context,
                new FutureCallback<Answer>() {
                    @Override
                    public void completed(@Nullable Answer result) {
                        // The reader told it.
                    }

                    @Override
                    public void failed(Exception cause) {
                        reader.failed(cause);
                    }

                    @Override
                    public void cancelled() {
                        answer.cancel(false);
                    }
                });
    }

    private static BasicHttpRequest message(Ask ask, HttpHost target) {
        BasicHttpRequest get = new BasicHttpRequest(Method.GET, target, path(ask.url()));
        FetchRequest request = ask.request();
        header(get, HttpHeaders.IF_NONE_MATCH, request.validators().etag());
        header(get, HttpHeaders.IF_MODIFIED_SINCE, request.validators().lastModified());
        header(get, HttpHeaders.ACCEPT_LANGUAGE, request.language());
        header(get, HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
        ask.secrets().forEach(get::setHeader);
        return get;
    }

    private static String path(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private ScheduledFuture<?> deadline(CompletableFuture<Answer> answer, Duration limit, String detail) {
        return deadlines.schedule(
                () -> answer.completeExceptionally(new SocketTimeoutException(detail)),
                Math.max(1, limit.toMillis()),
                TimeUnit.MILLISECONDS);
    }

    private static void header(HttpMessage message, String name, @Nullable String value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    @Override
    public void close() throws IOException {
        client.close(CloseMode.IMMEDIATE);
        client.close();
    }
}
