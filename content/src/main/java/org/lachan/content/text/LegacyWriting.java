package org.lachan.content.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a text is Vietnamese in an old writing. Judged by its words: hardly any of those with marks may be Vietnamese
 * as it stands, nearly all must be once converted, and most of those without marks must be Vietnamese syllables too, which
 * no other language's are.
 *
 * @param encoding NONE where it is Unicode, or where too little speaks for another
 * @param suspected whether something speaks for an old writing, though not enough to convert
 */
record LegacyWriting(LegacyVietnamese encoding, boolean suspected) {
    private static final LegacyWriting UNICODE = new LegacyWriting(LegacyVietnamese.NONE, false);
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int FEWEST_SEQUENCES = 2;

    static LegacyWriting of(String text) {
        String start = Cut.to(MOST_LOOKED_AT, text);
        if (isTwiceEncoded(start)) {
            return new LegacyWriting(LegacyVietnamese.TWICE_ENCODED, false);
        }
        LegacyWriting best = UNICODE;
        int most = 0;
        for (LegacyVietnamese encoding : List.of(LegacyVietnamese.VNI, LegacyVietnamese.TCVN3, LegacyVietnamese.VIQR)) {
            Evidence evidence = new Evidence(encoding);
            start.lines().filter(line -> mayBe(encoding, line)).forEach(evidence::add);
            if (evidence.gained > most && (evidence.isSure() || evidence.isSome())) {
                most = evidence.gained;
                best = evidence.isSure()
                        ? new LegacyWriting(encoding, false)
                        : new LegacyWriting(LegacyVietnamese.NONE, true);
            }
        }
        return best;
    }

    /** Converts the lines that are in it, and leaves those that are not. */
    String converted(String text) {
        if (encoding == LegacyVietnamese.NONE) {
            return text;
        }
        return text.lines().map(this::convertedLine).collect(Collectors.joining("\n"));
    }

    private String convertedLine(String line) {
        if (encoding == LegacyVietnamese.TWICE_ENCODED) {
            return encoding.convert(line);
        }
        if (!mayBe(encoding, line)) {
            return line;
        }
        Evidence evidence = new Evidence(encoding);
        evidence.add(line);
        return evidence.gained > evidence.lost ? encoding.convert(line) : line;
    }

    private static boolean isTwiceEncoded(String text) {
        long sequences = text.lines()
                .filter(line -> mayBe(LegacyVietnamese.TWICE_ENCODED, line))
                .filter(line -> !LegacyVietnamese.TWICE_ENCODED.convert(line).equals(line))
                .flatMapToInt(
                        line -> LegacyVietnamese.TWICE_ENCODED.convert(line).chars())
                .filter(c -> c > 0x7F)
                .count();
        return sequences >= FEWEST_SEQUENCES;
    }

    private static boolean mayBe(LegacyVietnamese encoding, String line) {
        boolean western = false;
        boolean mark = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isVietnameseOnly(c)) {
                return false;
            }
            western |= c > 0xA0 && c <= 0xFF;
            mark |= c == '^' || c == '(' || c == '+' || c == '*';
        }
        return encoding == LegacyVietnamese.VIQR ? mark && !western : western;
    }

    private static boolean isVietnameseOnly(char c) {
        return (c >= 0x300 && c <= 0x323)
                || (c >= 0x1EA0 && c <= 0x1EF9)
                || (c >= 0x102 && c <= 0x111 && (c <= 0x103 || c >= 0x110))
                || c == 0x1A0
                || c == 0x1A1
                || c == 0x1AF
                || c == 0x1B0;
    }

    /** What the words of some lines say about one writing. */
    private static final class Evidence {
        private static final int FEWEST_WORDS = 4;
        private static final int FEWEST_DISTINCT = 3;
        private static final double NEARLY_ALL = .7;
        private static final double MOST = .5;
        private static final double HARDLY_ANY = .1;

        private final LegacyVietnamese encoding;
        private final Set<String> distinct = new HashSet<>();
        // Words that are Vietnamese both ways, and single letters, say nothing.
        private int marked;
        private int gained;
        private int lost;
        private int plain;
        private int plainSyllables;

        Evidence(LegacyVietnamese encoding) {
            this.encoding = encoding;
        }

        void add(String line) {
            int start = 0;
            for (int i = 0; i <= line.length(); i++) {
                if (i == line.length() || !isOfWord(line.charAt(i))) {
                    if (i > start) {
                        addWord(line.substring(start, i));
                    }
                    start = i + 1;
                }
            }
        }

        private boolean isOfWord(char c) {
            if (encoding == LegacyVietnamese.VIQR) {
                return !Character.isWhitespace(c);
            }
            return Character.isLetter(c) || (c > 0xA0 && c <= 0xFF);
        }

        private void addWord(String word) {
            String converted = encoding.convert(word);
            boolean after = Syllables.isOne(letters(converted));
            if (isUnmarked(word, converted)) {
                plain++;
                plainSyllables += after ? 1 : 0;
                return;
            }
            boolean before = Syllables.isOne(word);
            if ((before && after) || word.length() == 1) {
                return;
            }
            marked++;
            lost += before ? 1 : 0;
            if (after) {
                gained++;
                distinct.add(word);
            }
        }

        private boolean isUnmarked(String word, String converted) {
            return word.chars().allMatch(c -> c < 0x80)
                    && (encoding != LegacyVietnamese.VIQR || word.equals(converted));
        }

        private String letters(String word) {
            int end = word.length();
            while (end > 0 && encoding == LegacyVietnamese.VIQR && !Character.isLetter(word.charAt(end - 1))) {
                end--;
            }
            return word.substring(0, end);
        }

        boolean isSure() {
            return gained >= FEWEST_WORDS
                    && distinct.size() >= FEWEST_DISTINCT
                    && gained >= marked * NEARLY_ALL
                    && lost <= gained * HARDLY_ANY
                    && plainSyllables >= plain * MOST;
        }

        boolean isSome() {
            return gained > 1 && gained > lost && gained >= marked * MOST && plainSyllables >= plain * MOST;
        }
    }
}
