package org.lachan.ingest.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;

/** Status and headers of a response, and how it came. */
record AnswerHead(HttpResponse response, Hop hop, Instant at) {
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final String HIDDEN = "[secret]";

    static AnswerHead of(
            String url,
            Instant asked,
            Instant now,
            HttpResponse response,
            HttpClientContext context,
            Map<String, String> secrets) {
        HttpRequest request = context.getRequest();
        Hop hop = new Hop(
                url,
                "GET",
                asked,
                response.getVersion() == null ? "" : response.getVersion().format(),
                response.getCode(),
                sent(request, secrets),
                received(response, secrets),
                peer(context.getEndpointDetails()),
                tls(context.getSSLSession()));
        return new AnswerHead(response, hop, now);
    }

    int status() {
        return response.getCode();
    }

    /** Characters of all headers. */
    int size() {
        return hop.headers().stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
    }

    @Nullable
    String value(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    FetchOutcome.Validators validators() {
        return new FetchOutcome.Validators(value(HttpHeaders.ETAG), value(HttpHeaders.LAST_MODIFIED));
    }

    /** In the order in which they were applied. */
    List<String> contentCodings() {
        List<String> codings = new ArrayList<>();
        for (Header header : response.getHeaders(HttpHeaders.CONTENT_ENCODING)) {
            String value = header.getValue() == null ? "" : header.getValue();
            Arrays.stream(value.split(",", -1)).map(String::strip).forEach(codings::add);
        }
        return codings;
    }

    @Nullable
    Duration retryAfter() {
        String value = value(HttpHeaders.RETRY_AFTER);
        Duration wait = value == null ? null : asked(value.strip(), at);
        return wait == null || wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static @Nullable Duration asked(String value, Instant now) {
        try {
            if (value.matches("\\d{1,18}")) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null; // neither form: as if the server had not asked
        }
    }

    private static List<Hop.Field> sent(@Nullable HttpRequest request, Map<String, String> secrets) {
        return request == null
                ? List.of()
                : Arrays.stream(request.getHeaders())
                        .filter(header -> secrets.keySet().stream().noneMatch(header.getName()::equalsIgnoreCase))
                        .map(header -> field(header, secrets))
                        .toList();
    }

    private static List<Hop.Field> received(HttpMessage response, Map<String, String> secrets) {
        return Arrays.stream(response.getHeaders())
                .map(header -> field(header, secrets))
                .toList();
    }

    // A server may send back what it was sent.
    private static Hop.Field field(Header header, Map<String, String> secrets) {
        String value = header.getValue() == null ? "" : header.getValue();
        for (String secret : secrets.values()) {
            value = secret.isEmpty() ? value : value.replace(secret, HIDDEN);
        }
        return new Hop.Field(header.getName(), value);
    }

    private static @Nullable String peer(@Nullable EndpointDetails details) {
        SocketAddress address = details == null ? null : details.getRemoteAddress();
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? literal(inet.getAddress()) + ":" + inet.getPort()
                : null;
    }

    private static String literal(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    private static Hop.@Nullable Tls tls(@Nullable SSLSession session) {
        if (session == null) {
            return null;
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            List<String> hashes = new ArrayList<>();
            for (Certificate certificate : chain) {
                hashes.add(Sha256.of(certificate.getEncoded()));
            }
            String subject = chain[0] instanceof X509Certificate own
                    ? own.getSubjectX500Principal().getName()
                    : "";
            return new Hop.Tls(session.getProtocol(), session.getCipherSuite(), subject, hashes);
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            throw new IllegalStateException("A verified session has readable certificates", e);
        }
    }
}
