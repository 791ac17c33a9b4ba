package org.lachan.ingest.fetch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and the head of its answer, as they went over the wire; secrets that the operator gave are left out.
 *
 * @param protocol of the answer, such as HTTP/1.1
 * @param requestHeaders name and value, in their order
 * @param headers of the answer, name and value, in their order
 * @param peer address and port of the other end
 * @param tls null without TLS
 */
public record Hop(
        String url,
        String method,
        Instant at,
        String protocol,
        int status,
        List<Field> requestHeaders,
        List<Field> headers,
        @Nullable String peer,
        @Nullable Tls tls) {

    public Hop {
        requestHeaders = List.copyOf(requestHeaders);
        headers = List.copyOf(headers);
    }

    /** A header. */
    public record Field(String name, String value) {}

    /**
     * The other end's identity.
     *
     * @param version such as TLSv1.3
     * @param certificates SHA-256 of each of the chain, the server's own first, hex
     */
    public record Tls(String version, String cipher, String subject, List<String> certificates) {
        public Tls {
            certificates = List.copyOf(certificates);
        }
    }
}
