package org.lachan.content.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lachan.content.hashes.Sha256;

/** Equal for texts that differ in case, width, accents' encoding and white space only. */
public final class Fingerprint {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final int DIGITS = 32;

    private Fingerprint() {}

    /** 32 hex digits. */
    public static String of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String plain = SPACE.matcher(folded).replaceAll(" ").strip();
        return Sha256.of(plain.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
