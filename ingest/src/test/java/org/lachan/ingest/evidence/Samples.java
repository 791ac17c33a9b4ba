package org.lachan.ingest.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.Hop;
import org.lachan.ingest.fetch.Hop.Field;
import org.lachan.ingest.fetch.Hop.Tls;
import org.lachan.ingest.fetch.Redirects;

/** Fetches for tests, down to the bytes. */
final class Samples {
    static final Instant AT = Instant.parse("2026-11-20T08:15:30.123456Z");
    static final String PAGE = "<html><body><p>Một câu vô hại.</p></body></html>";
    static final Tls TLS = new Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256", "CN=bao.example", List.of("ab12", "cd34"));

    private Samples() {}

    /** Two requests: one that was sent on, one that was answered with compressed chunks over TLS. */
    static List<Hop> redirected() {
        return List.of(
                hop("http://bao.example/bai?so=1", 301, null, fields("Location", "https://bao.example/bai?so=1")),
                hop(
                        "https://bao.example/bai?so=1",
                        200,
                        TLS,
                        fields(
                                "Content-Type", "text/html; charset=utf-8",
                                "Content-Encoding", "gzip",
                                "Transfer-Encoding", "chunked",
                                "Set-Cookie", "a=1",
                                "Set-Cookie", "b=2")));
    }

    static Hop hop(String url, int status, @Nullable Tls tls, List<Field> headers) {
        List<Field> asked = fields("Host", "bao.example", "User-Agent", "Lachan/0 (thử)", "Accept-Encoding", "gzip");
        Instant at = AT.minusMillis(status == 200 ? 40 : 90);
        String peer = tls == null ? "203.0.113.9:80" : "[2001:db8::9]:443";
        return new Hop(url, "GET", at, "HTTP/1.1", status, asked, headers, peer, tls);
    }

    static List<Field> fields(String... namesAndValues) {
        List<String> all = Arrays.asList(namesAndValues);
        return java.util.stream.IntStream.range(0, all.size() / 2)
                .mapToObj(i -> new Field(all.get(2 * i), all.get(2 * i + 1)))
                .toList();
    }

    static Fetched fetched(List<Hop> hops, String body, boolean truncated) {
        return fetched(hops, "text/html; charset=utf-8", body.getBytes(UTF_8), truncated);
    }

    static Fetched fetched(List<Hop> hops, String type, byte[] body, boolean truncated) {
        return new Fetched(
                "https://bao.example/bai?so=1",
                AT,
                200,
                new Redirects(List.of()),
                type,
                body,
                truncated,
                Validators.NONE,
                hops);
    }

    static Capture capture(List<Hop> hops, String body) {
        return Capture.of(fetched(hops, body, false), body.getBytes(UTF_8), false);
    }
}
