package org.lachan.classifier.text;

/** What a post is written in, as far as thresholds and lexicons care. */
public enum Language {
    VI("vi"),
    /** Vietnamese typed without accents. */
    VI_PLAIN("vi-plain"),
    EN("en"),
    /** Vietnamese and English in one post. */
    MIXED("mixed"),
    OTHER("other");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** As it stands in records and in JSON. */
    public String code() {
        return code;
    }
}
