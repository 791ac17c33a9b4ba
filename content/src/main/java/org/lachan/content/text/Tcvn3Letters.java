package org.lachan.content.text;

/** TCVN3: the bytes of TCVN 5712 as the ABC fonts use them, which have no marked capitals but for seven letters. */
final class Tcvn3Letters {
    private static final String SIGNS =
            "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
    private static final String MEAN = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private static final char FIRST = '\u00A1';
    private static final char LAST = '\u00FF';

    private Tcvn3Letters() {}

    static String convert(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int sign = c < FIRST || c > LAST ? -1 : SIGNS.indexOf(c);
            out.append(sign < 0 ? c : MEAN.charAt(sign));
        }
        return LegacyVietnamese.composed(out);
    }
}
