package org.lachan.content.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The media type of bytes that plainly are what they were declared to be. Asked before Tika, which holds each body
 * against every pattern it knows and so costs more than the rest of a short post; and which takes a post that begins
 * with "MZ" for a program, so that nobody would read it.
 */
final class ObviousType {
    static final String PLAIN = "text/plain";
    static final String HTML = "text/html";

    private static final int HEAD = 1024;
    // What Tika's patterns and a browser's sniffing take for a page; other markup is for Tika to tell.
    private static final Pattern PAGE = Pattern.compile(
            "\\s*<(?:!doctype\\s+html|(?:html|head|body|title|meta|main|article|section|div|p|span|a|b|i|em|strong|br|h[1-6]|ul|ol|blockquote)(?=[\\s/>])).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ObviousType() {}

    /** Without parameters; empty where only the bytes can tell. */
    static Optional<String> of(byte[] body, String declared) {
        return switch (base(declared)) {
            case PLAIN -> isText(body, body.length) && isProse(head(body)) ? Optional.of(PLAIN) : Optional.empty();
            case HTML -> isText(body, HEAD) && isPage(head(body)) ? Optional.of(HTML) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A media type without its parameters, in lower case. */
    static String base(String declared) {
        int parameters = declared.indexOf(';');
        return (parameters < 0 ? declared : declared.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isText(byte[] body, int most) {
        for (int i = 0; i < Math.min(most, body.length); i++) {
            byte b = body[i];
            if (b >= 0 && b < ' ' && b != '\n' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean isProse(String head) {
        return head.indexOf('<') < 0 && !startsDocument(head);
    }

    private static boolean isPage(String head) {
        int start = head.indexOf('<');
        boolean beginsWithTag = start >= 0 && head.substring(0, start).isBlank();
        return beginsWithTag ? PAGE.matcher(head).matches() : !startsDocument(head);
    }

    // PDF, PostScript and RTF can be written in letters alone.
    private static boolean startsDocument(String head) {
        String start = head.stripLeading();
        return start.startsWith("%") || start.startsWith("{");
    }

    private static String head(byte[] body) {
        return new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1);
    }
}
