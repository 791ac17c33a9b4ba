package org.lachan.content.text;

/** VIQR of RFC 1456, and the habit of writing a horn as an asterisk. */
final class ViqrLetters {
    private static final String VOWELS = "aeiouyAEIOUY";
    private static final String SHAPES = "^(+*";
    private static final String TONES = "'`?~.";
    private static final String TONE_MARKS = "\u0301\u0300\u0309\u0303\u0323";

    private ViqrLetters() {}

    static String convert(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            char next = at(text, i + 1);
            if (isD(c) && isD(next)) {
                out.append(c == 'd' ? 'đ' : 'Đ');
                i += 2;
            } else if (VOWELS.indexOf(c) >= 0) {
                i = vowel(text, i, out);
            } else {
                // A backslash keeps a mark from being one.
                boolean kept = c == '\\' && (SHAPES + TONES).indexOf(next) >= 0;
                out.append(kept ? next : c);
                i += kept ? 2 : 1;
            }
        }
        return LegacyVietnamese.composed(out);
    }

    private static int vowel(String text, int at, StringBuilder out) {
        char vowel = text.charAt(at);
        out.append(vowel);
        int next = at + 1;
        char shape = shape(vowel, at(text, next));
        if (shape != 0) {
            out.append(shape);
            next++;
        }
        int tone = TONES.indexOf(at(text, next));
        if (tone >= 0 && !endsSentence(text, next)) {
            out.append(TONE_MARKS.charAt(tone));
            next++;
        }
        return next;
    }

    private static char shape(char vowel, char mark) {
        char small = Character.toLowerCase(vowel);
        return switch (mark) {
            case '^' -> "aeo".indexOf(small) >= 0 ? '\u0302' : 0;
            case '(' -> small == 'a' ? '\u0306' : 0;
            case '+', '*' -> "ou".indexOf(small) >= 0 ? '\u031B' : 0;
            default -> 0;
        };
    }

    // A full stop, a question mark or a quotation mark behind a vowel ends a sentence at least as often as it is a
    // tone.
    private static boolean endsSentence(String text, int mark) {
        char after = at(text, mark + 1);
        if (Character.isLetter(after) || (SHAPES + TONES + ",;:!").indexOf(after) >= 0) {
            return false;
        }
        return !Character.isLowerCase(at(text, mark + 2));
    }

    private static boolean isD(char c) {
        return c == 'd' || c == 'D';
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }
}
