package org.lachan.content.text;

import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** NFC text without control characters, without blank lines, with single spaces. */
final class CleanText {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}&&[^\\n]]+");
    // A binary file under the name of text has these; a text has at most a stray one.
    private static final double MOST_UNREADABLE = .02;
    private static final int STRAY = 5;

    private CleanText() {}

    /** What cannot be shown becomes U+FFFD. */
    static String of(String text) {
        return Normalizer.normalize(printable(text), Normalizer.Form.NFC)
                .lines()
                .map(CleanText::singleSpaced)
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
                        .map(CleanText::printable)
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

    /** Whether so much of it cannot be shown that it never was a text. */
    static boolean isNoise(String clean) {
        long unreadable = clean.chars().filter(c -> c == 0xFFFD).count();
        return unreadable > clean.length() * MOST_UNREADABLE + STRAY;
    }
}
