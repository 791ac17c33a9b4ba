package org.lachan.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether bytes can be what a server declares. Which picture or video they are is told elsewhere. */
final class DeclaredType {
    private static final int LOOKED_AT = 1024;
    private static final String BINARY = "application/octet-stream";
    private static final String HTML = "text/html";
    private static final String PDF = "application/pdf";
    private static final Pattern TEXT =
            Pattern.compile("text/.*|application/(.*\\+)?(xml|json|javascript|ecmascript)|.*\\+(xml|json)");
    private static final Pattern MEDIA = Pattern.compile("(image|video|audio)/.*");
    private static final Pattern HTML_START =
            Pattern.compile("(?is)\\s*(<!--.{0,200}?-->\\s*)?<(!doctype html|html|head|body)\\b.*");
    private static final Map<String, String> STARTS = Map.of(
            "%PDF-", PDF,
            "PK\u0003\u0004", "application/zip",
            "\u001f\u008b", "application/gzip",
            "MZ", "application/x-executable",
            "\u007fELF", "application/x-executable",
            "\u00cf\u00fa\u00ed\u00fe", "application/x-executable",
            "\u00ca\u00fe\u00ba\u00be", "application/x-executable",
            "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "application/x-ole-storage");

    private DeclaredType() {}

    static Optional<String> contradiction(String mediaType, byte[] body) {
        String type = mediaType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        byte[] head = Arrays.copyOf(body, Math.min(LOOKED_AT, body.length));
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length == 0 || type.isEmpty()) {
            return Optional.empty();
        }
        if (type.equals(PDF)) {
            return start.contains("%PDF-") ? Optional.empty() : Optional.of(other(start, mediaType));
        }
        if (type.equals("image/svg+xml") || TEXT.matcher(type).matches()) {
            return isBinary(start, mediaType) ? Optional.of(other(start, mediaType)) : Optional.empty();
        }
        if (MEDIA.matcher(type).matches()) {
            Optional<String> known = known(start, mediaType);
            return known.isPresent() || !HTML_START.matcher(start).matches() ? known : Optional.of(HTML);
        }
        return Optional.empty();
    }

    private static String other(String start, String mediaType) {
        String text = HTML_START.matcher(start).matches() ? HTML : "text/plain";
        return known(start, mediaType).orElse(isBinary(start, mediaType) ? BINARY : text);
    }

    private static Optional<String> known(String start, String mediaType) {
        return STARTS.entrySet().stream()
                .filter(format -> start.startsWith(format.getKey()))
                .filter(format -> format.getValue().equals(PDF) || isBinary(start, mediaType))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    // Texts have no zero bytes, but in UTF-16 and UTF-32. Other control characters are letters in old Vietnamese
    // charsets.
    private static boolean isBinary(String start, String mediaType) {
        boolean wide = start.startsWith("\u00fe\u00ff")
                || start.startsWith("\u00ff\u00fe")
                || start.startsWith("\0\0\u00fe\u00ff")
                || mediaType.toLowerCase(Locale.ROOT).matches(".*charset\\s*=\\s*\"?(utf-?(16|32)|ucs-2).*");
        boolean packed = start.startsWith("%PDF-") || start.startsWith("\u001f\u008b");
        return packed || (!wide && start.indexOf('\0') >= 0);
    }
}
