package org.lachan.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its response, within the limits; redirects are reported like any other status. */
final class HttpExchange implements AutoCloseable {
    static final String USER_AGENT = "lachan/0.1 (child-protection crawler; obeys robots.txt as \"lachan\")";
    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);
    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_LINE = 16 * 1024;
    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_PER_HOST = 8;

    private final FetchLimits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    HttpExchange(FetchLimits limits, PublicAddresses addresses) {
        this.limits = limits;
        client = HttpClients.custom()
                .setConnectionManager(connections(limits, addresses))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .setConnectionRequestTimeout(Timeout.of(limits.connect()))
                        .build())
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(FetchLimits limits, PublicAddresses addresses) {
        Http1Config lengths = Http1Config.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_HEADER_LINE)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedDns(addresses))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(lengths)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .build();
    }

    /**
     * @param left time until the whole fetch must be over
     * @throws SocketTimeoutException when it was not
     */
    Answer get(String url, FetchRequest request, Duration left) throws IOException {
        HttpGet get = new HttpGet(URI.create(url));
        header(get, HttpHeaders.IF_NONE_MATCH, request.validators().etag());
        header(get, HttpHeaders.IF_MODIFIED_SINCE, request.validators().lastModified());
        header(get, HttpHeaders.ACCEPT_LANGUAGE, request.language());
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    get.abort();
                },
                Math.max(1, left.toMillis()),
                TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response =
                    client.executeOpen(RoutingSupport.determineHost(get), get, HttpClientContext.create());
            return answer(get, response);
        } catch (HttpException e) {
            throw new IOException("no HTTP: " + e.getMessage(), e);
        } catch (IOException e) {
            throw late.get() ? timeout(e) : e;
        } finally {
            deadline.cancel(false);
        }
    }

    private Answer answer(HttpGet get, ClassicHttpResponse response) throws IOException {
        boolean whole = false;
        try {
            HttpEntity entity = response.getEntity();
            byte[] body = new byte[0];
            if (response.getCode() / 100 == 2 && entity != null) {
                InputStream in = entity.getContent();
                body = in.readNBytes(limits.bodyBytes());
                whole = body.length < limits.bodyBytes() || in.read() < 0;
            }
            return new Answer(
                    response.getCode(),
                    value(response, HttpHeaders.LOCATION),
                    entity == null || entity.getContentType() == null ? "" : entity.getContentType(),
                    body,
                    body.length > 0 && !whole,
                    new FetchOutcome.Validators(
                            value(response, HttpHeaders.ETAG), value(response, HttpHeaders.LAST_MODIFIED)));
        } finally {
            end(get, response, whole);
        }
    }

    // Closing reads what is left, to use the connection again: an unwanted rest could be endless.
    private static void end(HttpGet get, ClassicHttpResponse response, boolean whole) {
        if (!whole) {
            get.abort();
        }
        try {
            response.close();
        } catch (IOException e) {
            LOG.debug("fetch=closed reason=\"{}\"", e.toString());
        }
    }

    private static IOException timeout(Exception cause) {
        SocketTimeoutException timeout = new SocketTimeoutException("the fetch took longer than its limit");
        timeout.initCause(cause);
        return timeout;
    }

    private static void header(HttpMessage message, String name, @Nullable String value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    private static @Nullable String value(HttpMessage message, String name) {
        Header header = message.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
