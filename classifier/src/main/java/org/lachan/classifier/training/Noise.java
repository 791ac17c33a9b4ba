package org.lachan.classifier.training;

import java.text.Normalizer;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lachan.classifier.text.VietnameseTones;

/** Writes texts as people type them: without accents, in teencode, with signs inside words, without apostrophes. */
final class Noise {
    private static final double STRIPPED = 0.5;
    private static final double TEENCODE = 0.5;
    private static final double SIGNS = 0.04;
    private static final double NO_APOSTROPHE = 0.4;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("không", "ko"),
            Map.entry("được", "dc"),
            Map.entry("gì", "j"),
            Map.entry("rồi", "r"),
            Map.entry("người", "ng"),
            Map.entry("mình", "mk"),
            Map.entry("bạn", "bn"),
            Map.entry("với", "vs"),
            Map.entry("vậy", "v"),
            Map.entry("cũng", "cx"),
            Map.entry("nhiều", "nh"),
            Map.entry("biết", "bít"),
            Map.entry("yêu", "iu"),
            Map.entry("quá", "wá"),
            Map.entry("thích", "thik"),
            Map.entry("trời", "chời"),
            Map.entry("mày", "m"),
            Map.entry("tao", "t"),
            Map.entry("những", "nhữg"),
            Map.entry("giờ", "h"));

    private final Random random;

    Noise(long seed) {
        random = new Random(seed);
    }

    String vietnamese(String text) {
        String noised = random.nextDouble() < TEENCODE ? teencode(text) : text;
        if (random.nextDouble() < STRIPPED) {
            noised = strip(noised);
        }
        return random.nextDouble() < TEENCODE ? sign(noised) : noised;
    }

    String english(String text) {
        return random.nextDouble() < NO_APOSTROPHE ? text.replaceAll("['’]", "") : text;
    }

    static String strip(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(VietnameseTones::plain)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String teencode(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(SHORT.getOrDefault(word.group(), word.group())));
    }

    /** Parts the letters of a word now and then: "n.g.u". */
    private String sign(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> word.group().length() > 1 && random.nextDouble() < SIGNS
                        ? String.join(".", word.group().split(""))
                        : Matcher.quoteReplacement(word.group()));
    }
}
