package org.lachan.content.text;

/** Texts cut to a length. */
public final class Cut {
    private Cut() {}

    /** The text's first characters, at most so many, and never half of one. */
    public static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
