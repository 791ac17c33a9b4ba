package org.lachan.ingest.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lachan.content.hashes.Sha256;

/**
 * An S3 service on loopback as its reference describes it: PUT, GET and ListObjectsV2 with path-style addresses, every
 * request's signature (Version 4) and every object's checksum verified, two keys a page.
 */
final class SmallS3 implements AutoCloseable {
    static final String REGION = "vn-test-1";
    static final String BUCKET = "chung-cu";
    static final String ACCESS_KEY = "AKTEST";
    static final String SECRET_KEY = "test-secret";
    private static final int PAGE = 2;

    final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> faults = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    volatile boolean knowsConditions = true;
    private final HttpServer server;

    SmallS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    S3Settings settings() {
        return settings(SECRET_KEY);
    }

    S3Settings settings(String secretKey) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new S3Settings(endpoint, REGION, BUCKET, "lachan/", ACCESS_KEY, secretKey);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String fault = fault(exchange, body);
        if (fault != null) {
            faults.add(fault);
            refuse(exchange, 403, "SignatureDoesNotMatch");
        } else if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            refuse(exchange, 503, "SlowDown");
        } else if (exchange.getRequestURI().getPath().matches("/" + BUCKET + "/?")) {
            list(exchange);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            put(exchange, body);
        } else {
            get(exchange);
        }
    }

    private void put(HttpExchange exchange, byte[] body) throws IOException {
        boolean conditional = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (conditional && !knowsConditions) {
            refuse(exchange, 501, "NotImplemented");
        } else if (conditional && objects.containsKey(key(exchange))) {
            refuse(exchange, 412, "PreconditionFailed");
        } else {
            objects.put(key(exchange), body);
            exchange.getResponseHeaders().set("ETag", "\"x\"");
            answer(exchange, 200, new byte[0]);
        }
    }

    private void get(HttpExchange exchange) throws IOException {
        byte[] found = objects.get(key(exchange));
        if (found == null) {
            refuse(exchange, 404, "NoSuchKey");
        } else {
            answer(exchange, 200, found);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        List<String> keys = objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
                .limit(PAGE + 1L)
                .toList();
        boolean more = keys.size() > PAGE;
        String contents = keys.stream()
                .limit(PAGE)
                .map(key -> "<Contents><Key>" + key + "</Key><Size>1</Size></Contents>")
                .collect(Collectors.joining());
        String token = more ? "<NextContinuationToken>" + keys.get(PAGE - 1) + "</NextContinuationToken>" : "";
        String page =
                "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>"
                        + BUCKET + "</Name><IsTruncated>" + more + "</IsTruncated>" + token + contents
                        + "</ListBucketResult>";
        answer(exchange, 200, page.getBytes(UTF_8));
    }

    private static String key(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().substring(BUCKET.length() + 2);
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        String error = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>";
        answer(exchange, status, error.getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Null for a request that is signed as AWS Signature Version 4 says and whose body is what its headers say. */
    private static String fault(HttpExchange exchange, byte[] body) {
        String payload = exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256");
        if (payload == null || !payload.equals("UNSIGNED-PAYLOAD") && !payload.equals(Sha256.of(body))) {
            return "the payload's hash is " + payload;
        }
        String checksum = exchange.getRequestHeaders().getFirst("X-Amz-Checksum-Sha256");
        byte[] actual = Sha256.digest().digest(body);
        boolean put = exchange.getRequestMethod().equals("PUT");
        if (put
                && (checksum == null
                        || !MessageDigest.isEqual(actual, Base64.getDecoder().decode(checksum)))) {
            return "the checksum is " + checksum;
        }
        Map<String, String> given = new TreeMap<>();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        for (String part : authorization.replaceFirst("^AWS4-HMAC-SHA256 ", "").split(", *")) {
            given.put(part.replaceFirst("=.*", ""), part.replaceFirst("^[^=]*=", ""));
        }
        String signature = sign(exchange, payload, given.getOrDefault("SignedHeaders", ""));
        return signature.equals(given.get("Signature")) ? null : "signature of " + exchange.getRequestURI();
    }

    private static String sign(HttpExchange exchange, String payload, String signed) {
        String time = exchange.getRequestHeaders().getFirst("X-Amz-Date");
        String day = time.substring(0, 8);
        StringBuilder canonical = new StringBuilder(exchange.getRequestMethod())
                .append('\n')
                .append(exchange.getRequestURI().getRawPath())
                .append('\n')
                .append(query(exchange.getRequestURI().getRawQuery()))
                .append('\n');
        for (String name : signed.split(";")) {
            String value = String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of("")));
            canonical
                    .append(name.toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(value.strip())
                    .append('\n');
        }
        canonical.append('\n').append(signed).append('\n').append(payload);
        String scope = day + "/" + REGION + "/s3/aws4_request";
        String text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + Sha256.of(canonical.toString().getBytes(UTF_8));
        byte[] key = ("AWS4" + SECRET_KEY).getBytes(UTF_8);
        for (String step : List.of(day, REGION, "s3", "aws4_request", text)) {
            key = hmac(key, step);
        }
        return HexFormat.of().formatHex(key);
    }

    private static String query(String raw) {
        return raw == null ? "" : Arrays.stream(raw.split("&")).sorted().collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> values = new TreeMap<>();
        for (String part : String.valueOf(address.getQuery()).split("&")) {
            values.put(part.replaceFirst("=.*", ""), part.replaceFirst("^[^=]*=?", ""));
        }
        return values;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
