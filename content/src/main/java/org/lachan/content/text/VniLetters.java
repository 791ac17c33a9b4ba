package org.lachan.content.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** VNI-Windows. */
final class VniLetters {
    private static final char GRAVE = '\u0300';
    private static final char ACUTE = '\u0301';
    private static final char CIRCUMFLEX = '\u0302';
    private static final char TILDE = '\u0303';
    private static final char BREVE = '\u0306';
    private static final char HOOK = '\u0309';
    private static final char DOT = '\u0323';

    private static final String TONED = "aeouyôöAEOUYÔÖ";
    private static final String WITH_CIRCUMFLEX = "aeoAEO";
    private static final String WITH_BREVE = "aA";
    private static final Map<Character, String> TONES =
            Map.ofEntries(mark('ù', ACUTE), mark('ø', GRAVE), mark('û', HOOK), mark('õ', TILDE), mark('ï', DOT));
    private static final Map<Character, String> CIRCUMFLEXES = Map.ofEntries(
            mark('â', CIRCUMFLEX),
            mark('á', CIRCUMFLEX, ACUTE),
            mark('à', CIRCUMFLEX, GRAVE),
            mark('å', CIRCUMFLEX, HOOK),
            mark('ã', CIRCUMFLEX, TILDE),
            mark('ä', CIRCUMFLEX, DOT));
    private static final Map<Character, String> BREVES = Map.ofEntries(
            mark('ê', BREVE),
            mark('é', BREVE, ACUTE),
            mark('è', BREVE, GRAVE),
            mark('ú', BREVE, HOOK),
            mark('ü', BREVE, TILDE),
            mark('ë', BREVE, DOT));
    private static final String ALONE = "ôöíìæóòñîÔÖÍÌÆÓÒÑÎ";
    private static final String ALONE_MEANS = "ơưíìỉĩịđỵƠƯÍÌỈĨỊĐỴ";

    private VniLetters() {}

    private static Map.Entry<Character, String> mark(char letter, char... marks) {
        return Map.entry(letter, new String(marks));
    }

    static String convert(String text) {
        StringBuilder out = new StringBuilder(text.length());
        char previous = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String marks = marks(previous, Character.toLowerCase(c));
            if (marks != null) {
                out.append(marks);
                // A vowel carries its marks once.
                previous = ' ';
            } else {
                int alone = ALONE.indexOf(c);
                out.append(alone < 0 ? c : ALONE_MEANS.charAt(alone));
                previous = c;
            }
        }
        return LegacyVietnamese.composed(out);
    }

    private static @Nullable String marks(char vowel, char letter) {
        if (TONED.indexOf(vowel) >= 0 && TONES.containsKey(letter)) {
            return TONES.get(letter);
        }
        if (WITH_CIRCUMFLEX.indexOf(vowel) >= 0 && CIRCUMFLEXES.containsKey(letter)) {
            return CIRCUMFLEXES.get(letter);
        }
        return WITH_BREVE.indexOf(vowel) >= 0 ? BREVES.get(letter) : null;
    }
}
