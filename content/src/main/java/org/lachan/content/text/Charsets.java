package org.lachan.content.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In which charset bytes are, which is often not the one that they are declared to be in: bytes that decode as UTF-8 are
 * UTF-8, whoever says otherwise, and bytes in which most marked words are Vietnamese by windows-1258 alone are that.
 */
public final class Charsets {
    static final String UTF_8 = "UTF-8";

    private static final String WESTERN = "windows-1252";
    private static final String VIETNAMESE = "windows-1258";
    private static final Pattern DECLARED =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"'/>]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META =
            Pattern.compile("<meta\\s[^<>]*?charset\\s*=[^<>]*+>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]*+>");
    // As browsers read these names.
    private static final Map<String, String> MEANT = Map.of(
            "iso-8859-1", WESTERN, "latin1", WESTERN, "us-ascii", WESTERN, "ascii", WESTERN, "x-user-defined", WESTERN);
    // Their letters are pairs of bytes that can be UTF-8 by chance, or ASCII with escapes.
    private static final Set<String> OWN_RULES = Set.of("iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "utf-7");
    private static final int HEAD = 4096;
    private static final int LOOKED_AT = 64 * 1024;
    private static final int LONGEST_SEQUENCE = 3;
    private static final double MOST = .7;
    private static final double FEW_BROKEN = .02;

    private Charsets() {}

    /**
     * @param name as Java knows it
     * @param misdeclared whether another one was declared
     */
    public record Choice(String name, boolean misdeclared) {
        /** For documents that say it themselves. */
        static final Choice NONE = new Choice("", false);

        /** What to decode by once UTF-16 was made UTF-8. */
        public String ofBytes() {
            return name.startsWith("UTF-16") ? UTF_8 : name;
        }
    }

    /**
     * @param body text or a page, not in UTF-16
     * @param declaredType the server's media type with its charset; empty where it declared none
     */
    public static Choice decide(byte[] body, String declaredType) {
        String declared = named(declaredType).or(() -> meta(body)).orElse(null);
        String chosen = choose(body, declared);
        boolean misdeclared = declared != null && !declared.equals(chosen) && !isAscii(body);
        return new Choice(chosen, misdeclared);
    }

    static Choice choose(Wide wide, String declaredType) {
        String declared = named(declaredType).orElse(wide.charset());
        return new Choice(wide.charset(), !declared.startsWith("UTF-16"));
    }

    private static String choose(byte[] body, @Nullable String declared) {
        if (declared != null && OWN_RULES.contains(declared.toLowerCase(Locale.ROOT))) {
            return declared;
        }
        if (isUtf8(body)) {
            return UTF_8;
        }
        if (declared != null && isSingle(declared)) {
            return judged(declared, body);
        }
        return isMostlyUtf8(body)
                ? UTF_8
                : judged(meta(body).filter(Charsets::isSingle).orElse(WESTERN), body);
    }

    // Servers declare the one or the other for everything they have.
    private static String judged(String declared, byte[] body) {
        return declared.equals(WESTERN) || declared.equals(VIETNAMESE) ? westernOrVietnamese(declared, body) : declared;
    }

    private static boolean isSingle(String name) {
        return !name.toUpperCase(Locale.ROOT).startsWith("UTF");
    }

    private static String westernOrVietnamese(String declared, byte[] body) {
        String western = words(body, WESTERN);
        if (LegacyWriting.of(western).encoding() != LegacyVietnamese.NONE) {
            return WESTERN;
        }
        double vietnamese = vietnameseShare(words(body, VIETNAMESE));
        return vietnamese >= MOST && vietnamese > vietnameseShare(western) ? VIETNAMESE : declared;
    }

    private static String words(byte[] body, String charset) {
        String text = new String(body, 0, Math.min(LOOKED_AT, body.length), Charset.forName(charset));
        return Normalizer.normalize(TAG.matcher(text).replaceAll(" "), Normalizer.Form.NFC);
    }

    /** Of the words with other letters than ASCII's, those that are Vietnamese syllables. */
    private static double vietnameseShare(String text) {
        int marked = 0;
        int syllables = 0;
        for (String word : text.split("[^\\p{L}\\p{M}]+")) {
            if (word.chars().anyMatch(c -> c > 0x7F)) {
                marked++;
                syllables += Syllables.isOne(word) ? 1 : 0;
            }
        }
        return marked == 0 ? 0 : (double) syllables / marked;
    }

    /** The bytes in UTF-8 where they are in UTF-16, with or without its mark. */
    static Optional<Wide> wide(byte[] body) {
        if (body.length < 2) {
            return Optional.empty();
        }
        boolean big = (body[0] & 0xFF) == 0xFE && (body[1] & 0xFF) == 0xFF;
        boolean little = (body[0] & 0xFF) == 0xFF && (body[1] & 0xFF) == 0xFE;
        if (!big && !little && !hasZeros(body)) {
            return Optional.empty();
        }
        if (!big && !little) {
            return decodedWide(body, 0, StandardCharsets.UTF_16LE)
                    .or(() -> decodedWide(body, 0, StandardCharsets.UTF_16BE));
        }
        return decodedWide(body, 2, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    /** Text that was in UTF-16. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wide(String charset, byte[] utf8) {}

    private static boolean hasZeros(byte[] body) {
        for (int i = 0; i < Math.min(HEAD, body.length); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Wide> decodedWide(byte[] body, int start, Charset charset) {
        try {
            int even = (body.length - start) & ~1;
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(body, start, even))
                    .toString();
            return isReadable(text)
                    ? Optional.of(new Wide(charset.name(), text.getBytes(StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    // Numbers in a binary file look like UTF-16 too, though of many scripts and of control characters.
    private static boolean isReadable(String text) {
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
            latin += c < 0x250 || (c >= 0x1E00 && c < 0x2070) ? 1 : 0;
        }
        return latin > text.length() * MOST;
    }

    private static boolean isAscii(byte[] body) {
        for (byte b : body) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, 0, wholeLength(body)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    // A body that a limit cut may end within a letter.
    private static int wholeLength(byte[] body) {
        int end = body.length;
        for (int back = 1; back <= Math.min(LONGEST_SEQUENCE, body.length); back++) {
            int b = body[body.length - back] & 0xFF;
            if (b >= 0xC0) {
                int needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return needed > back ? body.length - back : end;
            }
        }
        return end;
    }

    private static boolean isMostlyUtf8(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        long marked = text.chars().filter(c -> c > 0x7F).count();
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        return broken <= marked * FEW_BROKEN;
    }

    private static Optional<String> meta(byte[] body) {
        String head = new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1);
        Matcher tag = META.matcher(head);
        return tag.find() ? named(tag.group()) : Optional.empty();
    }

    /** The charset that a media type or a tag names, where this JDK knows it. */
    private static Optional<String> named(String declaration) {
        Matcher matcher = DECLARED.matcher(declaration);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        String meant = MEANT.getOrDefault(name, name);
        try {
            return Charset.isSupported(meant)
                    ? Optional.of(Charset.forName(meant).name())
                    : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    /** The text without its byte order mark. */
    static String decode(byte[] body, String charset) {
        String text = new String(body, Charset.forName(charset));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
