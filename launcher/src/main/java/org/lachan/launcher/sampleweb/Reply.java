package org.lachan.launcher.sampleweb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** An answer of a site before conditional requests are looked at. */
final class Reply {
    static final String HTML = "text/html; charset=utf-8";
    static final String JSON = "application/json; charset=utf-8";

    private final int status;
    private final String mediaType;
    private final byte[] body;
    private final Map<String, String> headers;
    private final Duration delay;

    private Reply(int status, String mediaType, byte[] body, Map<String, String> headers, Duration delay) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        this.headers = headers;
        this.delay = delay;
    }

    static Reply ok(String mediaType, byte[] body) {
        return new Reply(200, mediaType, body, Map.of(), Duration.ZERO);
    }

    static Reply ok(String mediaType, String body) {
        return ok(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply error(int status, String sentence) {
        byte[] body = ("<!doctype html><title>" + status + "</title><p>" + sentence).getBytes(StandardCharsets.UTF_8);
        return new Reply(status, HTML, body, Map.of(), Duration.ZERO);
    }

    static Reply redirect(String path) {
        return new Reply(302, HTML, new byte[0], Map.of("Location", path), Duration.ZERO);
    }

    Reply with(String header, String value) {
        return new Reply(status, mediaType, body, Map.of(header, value), delay);
    }

    Reply after(Duration slowness) {
        return new Reply(status, mediaType, body, headers, slowness);
    }

    int status() {
        return status;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] body() {
        return body;
    }

    /** Beside Content-Type and ETag. */
    Map<String, String> headers() {
        return headers;
    }

    /** Before the first byte. */
    Duration delay() {
        return delay;
    }

    /** A strong validator: equal for equal bytes. */
    String etag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
