package org.lachan.ingest.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Pictures and videos told by their first bytes: what a server declares can be wrong, by mistake or by intent. */
public final class MediaBytes {
    private static final int LONGEST_SIGNATURE = 12;
    private static final Map<String, String> BY_START = Map.of(
            "\u001aE\u00df\u00a3", "video/webm",
            "II*\0", "image/tiff",
            "MM\0*", "image/tiff",
            "\0\0\0\fJXL ", "image/jxl",
            "\0\0\0\fjP  ", "image/jp2",
            "FLV\u0001", "video/x-flv",
            "0&\u00b2u\u008ef\u00cf\u0011", "video/x-ms-asf",
            "\0\0\u0001\u00ba", "video/mpeg",
            "\0\0\u0001\u00b3", "video/mpeg");

    private MediaBytes() {}

    /** The media type, or nothing where it is no picture or video. */
    public static Optional<String> type(byte[] bytes) {
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
        if (head.startsWith("RIFF") && head.startsWith("AVI ", 8)) {
            return Optional.of("video/x-msvideo");
        }
        if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
            return Optional.of("image/bmp");
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(isoMedia(head.substring(8)));
        }
        return BY_START.entrySet().stream()
                .filter(format -> head.startsWith(format.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The media type that a server declares, where it is a picture's or a video's. */
    public static Optional<String> declared(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.startsWith("image/") || type.startsWith("video/") ? Optional.of(type) : Optional.empty();
    }

    private static String isoMedia(String brand) {
        return switch (brand) {
            case "avif", "avis" -> "image/avif";
            case "heic", "heix", "mif1", "msf1" -> "image/heic";
            default -> "video/mp4";
        };
    }
}
