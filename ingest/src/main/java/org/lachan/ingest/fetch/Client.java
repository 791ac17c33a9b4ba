package org.lachan.ingest.fetch;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the HTTP client is set up: HTTP/1.1 over few threads; no cookies, credentials, proxies, redirects, retries or decompression
 * of its own, and certificates that must hold.
 */
record Client(SSLContext tls) {
    /** The attribute of a request's context that is asked, when its connection stands, whether it is still to go out. */
    static final String SENT = "lachan.sent";

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);
    private static final int IO_THREADS = 2;
    // Idle ones are closed when a new one needs the room; a cancelled one may take a moment to go.
    private static final int SPARE_CONNECTIONS = 64;
    private static final int CONNECTIONS_PER_HOST = 4;
    private static final TimeValue IDLE = TimeValue.ofSeconds(15);

    static Client trustingTheSystem() {
        return new Client(SSLContexts.createSystemDefault());
    }

    CloseableHttpAsyncClient start(FetchLimits limits, Pinned addresses, Runnable broken) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(connections(limits, addresses))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setSelectInterval(TimeValue.ofMilliseconds(100))
                        .setSoTimeout(Timeout.of(limits.silence()))
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(limits.headers())
                        .setMaxLineLength(limits.headerLine())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .setConnectionRequestTimeout(Timeout.of(limits.connect()))
                        .setConnectionKeepAlive(IDLE)
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setRedirectsEnabled(false)
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "sent", Client::send)
                .setIoReactorExceptionCallback(e -> note(e, broken))
                .setThreadFactory(Daemons.named("fetch-io"))
                .setUserAgent(Fetcher.USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(IDLE)
                .build();
        client.start();
        return client;
    }

    @SuppressWarnings("unchecked") // set by the exchange
    private static void send(
            HttpRequest request,
            @Nullable AsyncEntityProducer body,
            Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Predicate<AsyncExecRuntime> sent = (Predicate<AsyncExecRuntime>) scope.clientContext.getAttribute(SENT);
        if (sent.test(scope.execRuntime)) {
            chain.proceed(request, body, scope, callback);
        } else {
            callback.failed(new CancellationException("not wanted any more"));
        }
    }

    // A closed selector is how the threads learn that the client was closed.
    private static void note(Exception e, Runnable broken) {
        if (e instanceof ClosedSelectorException) {
            LOG.debug("fetch=reactor reason=\"{}\"", e.toString());
        } else {
            LOG.error("fetch=reactor reason=\"{}\"", e.toString());
            broken.run();
        }
    }

    private PoolingAsyncClientConnectionManager connections(FetchLimits limits, Pinned addresses) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setTlsStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(tls).buildAsync())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(limits.connect()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .build())
                .setMaxConnTotal(limits.exchanges() + SPARE_CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .build();
    }
}
