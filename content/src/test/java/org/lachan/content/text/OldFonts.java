package org.lachan.content.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Writes Vietnamese as it was written before Unicode. */
final class OldFonts {
    private static final String SHAPES = "\u0302\u0306\u031B";
    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

    private OldFonts() {}

    static String vni(String text) {
        StringBuilder out = new StringBuilder();
        for (String letter : letters(text)) {
            out.append(vniLetter(letter));
        }
        return out.toString();
    }

    private static String vniLetter(String letter) {
        boolean capital = Character.isUpperCase(letter.charAt(0));
        String apart = Normalizer.normalize(letter.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        char base = apart.charAt(0);
        int shape = index(apart, SHAPES);
        int tone = index(apart, TONES);
        String small;
        if (base == 'đ') {
            small = "ñ";
        } else if (base == 'i') {
            small = tone < 0 ? "i" : String.valueOf("íìæóò".charAt(tone));
        } else if (base == 'y' && tone == 4) {
            small = "î";
        } else if (shape == 0) {
            small = base + String.valueOf(tone < 0 ? 'â' : "áàåãä".charAt(tone));
        } else if (shape == 1) {
            small = base + String.valueOf(tone < 0 ? 'ê' : "éèúüë".charAt(tone));
        } else {
            String horned = shape == 2 ? (base == 'o' ? "ô" : "ö") : String.valueOf(base);
            small = horned + (tone < 0 ? "" : String.valueOf("ùøûõï".charAt(tone)));
        }
        return capital ? small.toUpperCase(Locale.ROOT) : small;
    }

    /** Small letters only: capitals with marks came from the font. */
    static String tcvn3(String text) {
        String plain = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĐ";
        String signs = "¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ§";
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            int index = plain.indexOf(c);
            out.append(index < 0 ? c : signs.charAt(index));
        }
        return out.toString();
    }

    static String viqr(String text) {
        StringBuilder out = new StringBuilder();
        for (String letter : letters(text)) {
            String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
            String base = apart.startsWith("đ") ? "dd" : apart.startsWith("Đ") ? "DD" : apart.substring(0, 1);
            int shape = index(apart, SHAPES);
            int tone = index(apart, TONES);
            out.append(base).append(shape < 0 ? "" : "^(+".charAt(shape)).append(tone < 0 ? "" : "'`?~.".charAt(tone));
        }
        return out.toString();
    }

    static String twice(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String letter = new String(new byte[] {b}, Charset.forName("windows-1252"));
            // What windows-1252 leaves out passes as a control character, as in browsers.
            out.append(letter.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : letter);
        }
        return out.toString();
    }

    private static int index(String apart, String marks) {
        for (int i = 0; i < marks.length(); i++) {
            if (apart.indexOf(marks.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String[] letters(String text) {
        return text.split("");
    }
}
