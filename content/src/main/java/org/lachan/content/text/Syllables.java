package org.lachan.content.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be a written Vietnamese syllable: an initial consonant, a rhyme and at most one tone mark. */
final class Syllables {
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final String STOPPED_TONES = "\u0301\u0323";
    private static final int LONGEST = 7;
    // Longest first: "ngh" before "ng" before "n".
    private static final List<String> INITIALS = List.of(
            "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l",
            "m", "n", "p", "r", "s", "t", "v", "x", "");
    private static final Set<String> RHYMES =
            Arrays.stream("""
                    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
                    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
                    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
                    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om
                    on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
                    u ua uac uan uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya
                    uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưm ưn
                    y yêm yên yêng yêt yêu ynh yt yn ych
                    """.split("\\s+")).filter(rhyme -> !rhyme.isEmpty()).collect(Collectors.toUnmodifiableSet());

    private Syllables() {}

    /** @param word NFC, letters only */
    static boolean isOne(String word) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return false;
        }
        StringBuilder plain = new StringBuilder();
        int tone = 0;
        String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (TONES.indexOf(c) < 0) {
                plain.append(c);
            } else if (tone != 0) {
                return false;
            } else {
                tone = c;
            }
        }
        return isOne(Normalizer.normalize(plain, Normalizer.Form.NFC), tone);
    }

    private static boolean isOne(String plain, int tone) {
        for (String initial : INITIALS) {
            if (plain.startsWith(initial)) {
                String rhyme = plain.substring(initial.length());
                if (RHYMES.contains(rhyme)) {
                    return tone == 0 || !isStopped(rhyme) || STOPPED_TONES.indexOf(tone) >= 0;
                }
            }
        }
        return plain.equals("gi");
    }

    private static boolean isStopped(String rhyme) {
        return rhyme.endsWith("c") || rhyme.endsWith("ch") || rhyme.endsWith("p") || rhyme.endsWith("t");
    }
}
