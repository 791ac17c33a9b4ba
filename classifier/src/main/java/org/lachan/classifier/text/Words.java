package org.lachan.classifier.text;

import java.util.Arrays;

/**
 * The words of a normalised text, as ranges [from, to) with 64-bit hashes of the word and of the word without accents.
 * A web address or a mention is one word, whichever it is; letters parted by signs ("n.g.u") are one word.
 */
public final class Words {
    private static final int LONGEST = 256;
    // Asked for each character many times: the Latin letters, Vietnamese ones included, are looked up.
    private static final int END_OF_PARTS = 0x1F00;
    private static final boolean[] PARTS = parts();
    private static final long ADDRESS = hash("\u0001url");
    private static final long MENTION = hash("\u0001user");

    private final Normalised text;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private long[] hashes = new long[16];
    private long[] plainHashes = new long[16];
    private int count;

    private Words(Normalised text) {
        this.text = text;
    }

    /** Splits a text into its words. */
    public static Words of(Normalised text) {
        Words words = new Words(text);
        for (int i = 0; i < text.length(); ) {
            i = words.read(i);
        }
        return words;
    }

    int count() {
        return count;
    }

    int from(int word) {
        return from[word];
    }

    int to(int word) {
        return to[word];
    }

    long hash(int word) {
        return hashes[word];
    }

    long plainHash(int word) {
        return plainHashes[word];
    }

    boolean isPossessive(int word) {
        int end = to[word];
        return end - from[word] > 2 && text.at(end - 1) == 's' && text.at(end - 2) == '\'';
    }

    /** The hash of "daughter" for "daughter's". */
    long ownerHash(int word) {
        long hash = Hashing.WORD;
        for (int i = from[word]; i < to[word] - 2; i++) {
            hash = Hashing.step(hash, text.at(i));
        }
        return hash;
    }

    Normalised text() {
        return text;
    }

    /** Whether its letters carry the word; false for signs, emoji, addresses and mentions. */
    boolean isSpelled(int word) {
        return isPart(text.at(from[word])) && hashes[word] != ADDRESS;
    }

    /** The number that a word of up to three digits says, or -1. */
    int number(int word) {
        int value = 0;
        for (int i = from[word]; i < to[word]; i++) {
            int digit = Character.digit(text.at(i), 10);
            if (digit < 0 || to[word] - from[word] > 3) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The hash of a lower-case word, as {@link #hash(int)} gives it. */
    static long hash(String word) {
        return word.codePoints().asLongStream().reduce(Hashing.WORD, Hashing::step);
    }

    static boolean isPart(int point) {
        return point < PARTS.length ? PARTS[point] : isLetterOrMark(point);
    }

    private static boolean[] parts() {
        boolean[] parts = new boolean[END_OF_PARTS];
        for (int point = 0; point < parts.length; point++) {
            parts[point] = point < 0x80
                    ? (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')
                    : isLetterOrMark(point);
        }
        return parts;
    }

    private static boolean isLetterOrMark(int point) {
        return Character.isLetterOrDigit(point) || Normaliser.isMark(point);
    }

    private int read(int i) {
        int point = text.at(i);
        if (point == ' ') {
            return i + 1;
        }
        if (point == '@' && i + 1 < text.length() && isPart(text.at(i + 1))) {
            return addWhole(i, endOfMention(i + 1), MENTION);
        }
        if (!isPart(point)) {
            return addSign(i);
        }
        if (startsAddress(i)) {
            return addWhole(i, endOfAddress(i), ADDRESS);
        }
        return addSpelled(i, endOfWord(i));
    }

    private int addSign(int i) {
        int end = i + 1;
        while (end < text.length() && text.at(end) == text.at(i)) {
            end++;
        }
        long hash = Hashing.step(Hashing.WORD, text.at(i));
        add(i, end, hash, hash);
        return end;
    }

    private int addWhole(int i, int end, long hash) {
        add(i, end, hash, hash);
        return end;
    }

    private int addSpelled(int i, int end) {
        long hash = Hashing.WORD;
        long plain = Hashing.WORD;
        for (int k = i; k < end; k++) {
            int point = text.at(k);
            if (isPart(point) || point == '*' || point == '\'') {
                hash = Hashing.step(hash, point);
                plain = Normaliser.isMark(point) ? plain : Hashing.step(plain, VietnameseTones.plain(point));
            }
        }
        add(i, end, hash, plain);
        return end;
    }

    private int endOfWord(int i) {
        int end = endOfRun(i);
        while (end < text.length() - 1 && end - i < LONGEST && joins(i, end)) {
            end = endOfRun(end + 1);
        }
        return end;
    }

    private boolean joins(int i, int end) {
        int sign = text.at(end);
        int next = text.at(end + 1);
        if (!Character.isLetter(text.at(i)) || !Character.isLetter(next)) {
            return false;
        }
        if (sign == '\'' || sign == '*') {
            return true;
        }
        // "n.g.u" is one word and "xong.đi" are two: only single letters join.
        return (sign == '.' || sign == '-' || sign == '_')
                && Character.isLetter(text.at(end - 1))
                && (end - 1 == i || !isPart(text.at(end - 2)))
                && endOfRun(end + 1) == end + 2;
    }

    private int endOfRun(int i) {
        boolean digits = Character.isDigit(text.at(i));
        int end = i + 1;
        while (end < text.length()
                && end - i < LONGEST
                && isPart(text.at(end))
                && Character.isDigit(text.at(end)) == digits) {
            end++;
        }
        return end;
    }

    private boolean startsAddress(int i) {
        return startsWith(i, "http://") || startsWith(i, "https://") || startsWith(i, "www.");
    }

    private boolean startsWith(int i, String prefix) {
        if (i + prefix.length() >= text.length()) {
            return false;
        }
        for (int k = 0; k < prefix.length(); k++) {
            if (text.at(i + k) != prefix.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private int endOfAddress(int i) {
        int end = i;
        while (end < text.length() && text.at(end) != ' ') {
            end++;
        }
        return end;
    }

    private int endOfMention(int i) {
        int end = i;
        while (end < text.length() && (isPart(text.at(end)) || text.at(end) == '_')) {
            end++;
        }
        return end;
    }

    private void add(int start, int end, long hash, long plain) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
            plainHashes = Arrays.copyOf(plainHashes, count * 2);
        }
        from[count] = start;
        to[count] = end;
        hashes[count] = hash;
        plainHashes[count] = plain;
        count++;
    }
}
