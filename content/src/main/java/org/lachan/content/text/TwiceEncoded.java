package org.lachan.content.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8 that was decoded as windows-1252 and encoded again. */
final class TwiceEncoded {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private TwiceEncoded() {}

    /** The text itself where it does not decode a second time. */
    static String convert(String text) {
        byte[] bytes = bytes(text);
        if (bytes == null) {
            return text;
        }
        try {
            return LegacyVietnamese.composed(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    private static byte @Nullable [] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // windows-1252 leaves five bytes out, and decoders let them through as they are.
            if (c < 0xA0) {
                bytes.write(c);
                continue;
            }
            ByteBuffer one = encoded(c);
            if (one == null) {
                return null;
            }
            bytes.write(one.get());
        }
        return bytes.toByteArray();
    }

    private static @Nullable ByteBuffer encoded(char c) {
        try {
            return WESTERN.newEncoder().encode(CharBuffer.wrap(new char[] {c}));
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
