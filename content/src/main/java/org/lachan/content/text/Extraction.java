package org.lachan.content.text;

/** What extraction of a body gave. */
public sealed interface Extraction {

    /**
     * Text to score.
     *
     * @param title empty where there is none
     * @param text NFC, lines trimmed, without the title
     * @param mediaType as detected, without parameters
     * @param truncated whether a limit cut the text, or left out what was embedded
     */
    record Extracted(String title, String text, String mediaType, boolean truncated, Provenance provenance)
            implements Extraction {

        public Extracted(String title, String text, String mediaType, boolean truncated) {
            this(title, text, mediaType, truncated, Provenance.NONE);
        }
    }

    /**
     * Bytes without readable text.
     *
     * @param reason one sentence that names the media type and what went wrong, never the content
     */
    record Unreadable(String reason) implements Extraction {}
}
