package org.lachan.content.text;

import java.util.Set;

/**
 * How bytes became text.
 *
 * @param charset by which they were decoded; empty where the format itself says it
 * @param encoding of Vietnamese that the text was converted from
 */
public record Provenance(String charset, LegacyVietnamese encoding, Set<Doubt> doubts) {
    public static final Provenance NONE = new Provenance("", LegacyVietnamese.NONE, Set.of());

    public Provenance {
        doubts = Set.copyOf(doubts);
    }

    /** What was not as it was said to be. */
    public enum Doubt {
        /** The bytes are in another charset than declared. */
        CHARSET_MISDECLARED,
        /** The bytes are of another media type than declared. */
        TYPE_MISDECLARED,
        /** The text looks like Vietnamese typed for an old font, too little or too mixed to convert it. */
        LEGACY_SUSPECTED
    }
}
