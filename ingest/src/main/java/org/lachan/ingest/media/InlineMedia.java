package org.lachan.ingest.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body without the pictures and videos that are written into it as {@code data:} addresses, and these.
 *
 * @param media in the order of the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record InlineMedia(byte[] body, List<byte[]> media) {
    // A line of base64 may be broken; a word that follows is no line.
    private static final Pattern ADDRESS = Pattern.compile(
            "data:(?:image|video)/[^,\\s\"'<>]{1,200},([a-z0-9+/=%]*+(?:\\s++[a-z0-9+/=%]{40,}+)*+)",
            Pattern.CASE_INSENSITIVE);
    private static final String EMPTY = "data:,";

    public InlineMedia {
        media = List.copyOf(media);
    }

    public static InlineMedia takenOutOf(byte[] body) {
        // Every byte is one character, so that what stays does so in whichever charset it is.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        Matcher addresses = ADDRESS.matcher(text);
        List<byte[]> media = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        while (addresses.find()) {
            decoded(addresses.group(1)).ifPresent(media::add);
            addresses.appendReplacement(rest, EMPTY);
        }
        addresses.appendTail(rest);
        return new InlineMedia(rest.toString().getBytes(StandardCharsets.ISO_8859_1), media);
    }

    private static Optional<byte[]> decoded(String base64) {
        String plain =
                base64.replaceAll("(?i)%2b", "+").replaceAll("(?i)%2f", "/").replaceAll("(?i)%3d", "=");
        try {
            return Optional.of(Base64.getMimeDecoder().decode(plain));
        } catch (IllegalArgumentException e) {
            // Not base64, or cut: nothing that could be a known picture.
            return Optional.empty();
        }
    }
}
