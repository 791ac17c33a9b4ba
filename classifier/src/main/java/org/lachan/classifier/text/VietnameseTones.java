package org.lachan.classifier.text;

import java.text.Normalizer;

/** Where a tone mark stands in "oa", "oe" and "uy", and letters without their marks. */
public final class VietnameseTones {
    private static final String[] FIRST = {"oòóỏõọ", "oòóỏõọ", "uùúủũụ"};
    private static final String[] SECOND = {"aàáảãạ", "eèéẻẽẹ", "yỳýỷỹỵ"};
    private static final char[] PLAIN = plainLetters();

    private VietnameseTones() {}

    /**
     * Moves the tone to the first vowel at the end of a word (hoà, hòa) and to the second elsewhere (hòan, hoàn), in
     * place. Returns whether anything moved.
     */
    static boolean place(int[] points, int length) {
        boolean moved = false;
        for (int i = 0; i + 1 < length; i++) {
            int base = plain(points[i]);
            if (base == 'o' || base == 'u') {
                moved |= placePair(points, i, length);
            }
        }
        return moved;
    }

    private static boolean placePair(int[] points, int i, int length) {
        for (int pair = 0; pair < FIRST.length; pair++) {
            int first = FIRST[pair].indexOf(points[i]);
            int second = SECOND[pair].indexOf(points[i + 1]);
            if (first >= 0 && second >= 0 && first + second > 0 && first * second == 0) {
                int tone = first + second;
                boolean onSecond = (i + 2 < length && isLetter(points[i + 2])) || (i > 0 && points[i - 1] == 'q');
                points[i] = FIRST[pair].charAt(onSecond ? 0 : tone);
                points[i + 1] = SECOND[pair].charAt(onSecond ? tone : 0);
                return onSecond == (first > 0);
            }
        }
        return false;
    }

    private static boolean isLetter(int point) {
        return Character.isLetter(point) || Normaliser.isMark(point);
    }

    /** The letter without tone and accent (ệ gives e, đ gives d); others as they are. */
    public static int plain(int point) {
        return point < PLAIN.length ? PLAIN[point] : point;
    }

    private static char[] plainLetters() {
        char[] letters = new char[0x1F00];
        for (char c = 0; c < letters.length; c++) {
            boolean latin = c < 0x250 || c >= 0x1E00;
            String decomposed =
                    latin ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD) : Character.toString(c);
            letters[c] = decomposed.charAt(0);
        }
        letters['đ'] = 'd';
        letters['Đ'] = 'D';
        return letters;
    }
}
