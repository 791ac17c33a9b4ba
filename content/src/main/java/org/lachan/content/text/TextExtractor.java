package org.lachan.content.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.tika.exception.TikaException;
import org.jspecify.annotations.Nullable;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.Extraction.Unreadable;
import org.xml.sax.SAXException;

/** Text from the bytes of a page, a status or a document. Safe for use by several threads. */
public final class TextExtractor {
    /** Characters of text kept of one body. */
    public static final int MAX_CHARACTERS = 200_000;

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}&&[^\\n]]+");
    private static final int MAX_TITLE = 500;
    private static final int MOST_LIGHT_BYTES = 16 * 1024;
    // A binary file under the name of text has these; a text has at most a stray one.
    private static final double MOST_CONTROLS = .02;

    private final TikaText tika = new TikaText(MAX_CHARACTERS);

    /**
     * Whether {@link #extract} is sure to end soon and with little memory on these bytes, whatever they hold: short, and
     * plainly text or a page, so that no parser of documents gets them.
     *
     * @param declaredType as for {@link #extract}
     */
    public boolean isLight(byte[] body, String declaredType) {
        return body.length <= MOST_LIGHT_BYTES
                && ObviousType.of(body, declaredType).isPresent();
    }

    /**
     * @param body as fetched
     * @param declaredType the server's media type with its charset; empty where it declared none
     * @param knownTitle the title that a feed gave; wins over the page's own
     */
    public Extraction extract(byte[] body, String declaredType, @Nullable String knownTitle) {
        if (body.length == 0) {
            return new Unreadable("The body is empty");
        }
        String type = declaredType;
        try {
            Optional<String> obvious = ObviousType.of(body, declaredType);
            type = obvious.isPresent() ? obvious.get() : tika.detect(body, declaredType);
            return switch (type) {
                case ObviousType.HTML, "application/xhtml+xml" -> html(body, declaredType, knownTitle);
                case ObviousType.PLAIN -> plain(body, declaredType, knownTitle);
                default -> other(body, declaredType, type, knownTitle);
            };
        } catch (IOException | TikaException | SAXException e) {
            return new Unreadable("Unreadable " + type + ": " + e.getClass().getSimpleName());
        } catch (RuntimeException | StackOverflowError e) {
            // Parsers of damaged documents throw anything.
            return new Unreadable("Damaged " + type + ": " + e.getClass().getSimpleName());
        }
    }

    private static Extraction html(byte[] body, String declared, @Nullable String knownTitle) throws IOException {
        HtmlText.Page page = HtmlText.read(body, charset(declared));
        return extracted(knownTitle == null ? page.title() : knownTitle, page.text(), "text/html", page.truncated());
    }

    private static Extraction plain(byte[] body, String declared, @Nullable String knownTitle) {
        return extracted(knownTitle, decode(body, declared), "text/plain", false);
    }

    private Extraction other(byte[] body, String declared, String type, @Nullable String knownTitle)
            throws IOException, TikaException, SAXException {
        TikaText.Parsed parsed = tika.parse(body, declared);
        String title = knownTitle == null ? parsed.title() : knownTitle;
        return extracted(title, parsed.text(), type, parsed.truncated());
    }

    private static Extraction extracted(@Nullable String title, String text, String type, boolean cut) {
        String head = Cut.to(MAX_TITLE, clean(title == null ? "" : title).replace('\n', ' '));
        String all = clean(text);
        String body = withoutTitle(Cut.to(MAX_CHARACTERS, all), head);
        if (head.isEmpty() && body.isEmpty()) {
            return new Unreadable("No text in " + type);
        }
        long controls = body.chars().filter(c -> c == 0xFFFD).count();
        if (controls > body.length() * MOST_CONTROLS + 5) {
            return new Unreadable("The bytes are no text, though declared as " + type);
        }
        return new Extracted(head, body, type, cut || all.length() > MAX_CHARACTERS);
    }

    private static String withoutTitle(String text, String title) {
        if (!title.isEmpty() && text.startsWith(title)) {
            return text.substring(title.length()).strip();
        }
        return text;
    }

    private static String clean(String text) {
        return Normalizer.normalize(printable(text), Normalizer.Form.NFC)
                .lines()
                .map(TextExtractor::singleSpaced)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c != printable(c)) {
                return text.codePoints()
                        .map(TextExtractor::printable)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static int printable(int point) {
        if (point == '\r') {
            return '\n';
        }
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        return control || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point;
    }

    private static String singleSpaced(String line) {
        return hasOnlySingleSpaces(line)
                ? line
                : SPACES.matcher(line).replaceAll(" ").strip();
    }

    private static boolean hasOnlySingleSpaces(String line) {
        char previous = ' ';
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean otherSpace = c < ' ' || (c >= 0x80 && Character.isSpaceChar(c));
            if (otherSpace || (c == ' ' && previous == ' ')) {
                return false;
            }
            previous = c;
        }
        return previous != ' ';
    }

    private static String decode(byte[] body, String declared) {
        String named = charset(declared);
        if (named != null) {
            return new String(body, Charset.forName(named));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(body, Charset.forName("windows-1258"));
        }
    }

    /** The declared charset where this JDK knows it. */
    private static @Nullable String charset(String declared) {
        Matcher matcher = CHARSET.matcher(declared.toLowerCase(Locale.ROOT));
        try {
            return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
