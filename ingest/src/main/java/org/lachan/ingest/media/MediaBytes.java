package org.lachan.ingest.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Pictures and videos told by their first bytes: what a server declares can be wrong, by mistake or by intent. */
final class MediaBytes {
    private static final int LONGEST_SIGNATURE = 12;

    private MediaBytes() {}

    /** The media type, or nothing where it is no picture or video. */
    static Optional<String> type(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(LONGEST_SIGNATURE, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of("image/webp");
        }
        if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
            return Optional.of("image/bmp");
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of("video/webm");
        }
        return head.startsWith("ftyp", 4) ? Optional.of(isoMedia(head.substring(8))) : Optional.empty();
    }

    private static String isoMedia(String brand) {
        return switch (brand) {
            case "avif", "avis" -> "image/avif";
            case "heic", "heix", "mif1", "msf1" -> "image/heic";
            default -> "video/mp4";
        };
    }
}
