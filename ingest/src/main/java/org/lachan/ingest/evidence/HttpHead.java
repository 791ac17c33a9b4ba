package org.lachan.ingest.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lachan.ingest.fetch.Hop;
import org.lachan.ingest.fetch.Hop.Field;

/**
 * The head of a request or an answer as readers of WARC files want it. The body is kept without codings, so the headers
 * that describe them are kept under other names, as other crawlers do, and the length is that of what is kept.
 */
final class HttpHead {
    private static final String LENGTH = "Content-Length";
    private static final String ORIGINAL = "X-Orig-";
    private static final Set<String> CODINGS = Set.of("content-encoding", "transfer-encoding");
    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    private HttpHead(String startLine) {
        text.append(startLine).append(LINE_END);
    }

    static byte[] ofRequest(Hop hop) {
        HttpHead head = new HttpHead(hop.method() + " " + target(hop.url()) + " " + version(hop));
        hop.requestHeaders().forEach(field -> head.add(field.name(), field.value()));
        return head.bytes();
    }

    /** @param bytes length of the body that follows */
    static byte[] ofAnswer(Hop hop, long bytes) {
        HttpHead head = new HttpHead(version(hop) + " " + hop.status() + " ");
        String length = Long.toString(bytes);
        for (Field field : hop.headers()) {
            if (!describesAnother(field, length)) {
                head.add(field.name(), field.value());
            } else {
                head.add(ORIGINAL + field.name(), field.value());
            }
        }
        if (hop.headers().stream().noneMatch(field -> isLength(field) && !describesAnother(field, length))) {
            head.add(LENGTH, length);
        }
        return head.bytes();
    }

    /** Whether the answer had a body, or may have had one, for all that its headers say. */
    static boolean mayHaveBody(Hop hop) {
        return hop.headers().stream()
                .noneMatch(field -> isLength(field) && field.value().strip().equals("0"));
    }

    private static boolean describesAnother(Field field, String length) {
        boolean coding = CODINGS.contains(field.name().toLowerCase(Locale.ROOT));
        return coding || isLength(field) && !field.value().strip().equals(length);
    }

    private static boolean isLength(Field field) {
        return field.name().equalsIgnoreCase(LENGTH);
    }

    // There is no later text form of a head: readers know that of HTTP/1.
    private static String version(Hop hop) {
        return hop.protocol().equals("HTTP/1.0") ? "HTTP/1.0" : "HTTP/1.1";
    }

    private static String target(String url) {
        String rest = url.replaceFirst("^[^:/?#]+://[^/?#]*", "").replaceFirst("#.*$", "");
        return visible(rest.startsWith("/") ? rest : "/" + rest).replace(" ", "%20");
    }

    // What no reader could take for a header would end the head early.
    private void add(String name, String value) {
        text.append(name.replaceAll("[^!#$%&'*+.^_`|~0-9A-Za-z-]", "_"))
                .append(": ")
                .append(visible(value))
                .append(LINE_END);
    }

    private static String visible(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", " ");
    }

    private byte[] bytes() {
        String whole = text.append(LINE_END).toString();
        // As they came: each byte was read as one character.
        Charset asRead = StandardCharsets.ISO_8859_1;
        return whole.getBytes(asRead.newEncoder().canEncode(whole) ? asRead : StandardCharsets.UTF_8);
    }

    /** Names of the headers that were renamed, for the record's own notes. */
    static List<String> renamed(Hop hop, long bytes) {
        String length = Long.toString(bytes);
        return hop.headers().stream()
                .filter(field -> describesAnother(field, length))
                .map(Field::name)
                .toList();
    }
}
