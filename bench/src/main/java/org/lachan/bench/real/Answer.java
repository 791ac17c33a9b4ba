package org.lachan.bench.real;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer of a server.
 *
 * @param headers beside {@code Content-Type}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String mediaType, Map<String, String> headers, byte[] body) {
    static final Answer NOT_FOUND = new Answer(404, "text/plain", Map.of(), new byte[0]);

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer ok(String mediaType, byte[] body) {
        return new Answer(200, mediaType, Map.of(), body);
    }

    static Answer ok(String mediaType, String body) {
        return ok(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String header, String value) {
        return new Answer(status, mediaType, Map.of(header, value), body);
    }
}
