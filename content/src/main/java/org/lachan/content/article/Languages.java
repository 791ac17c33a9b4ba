package org.lachan.content.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Tells languages: Vietnamese by its letters and English by its commonest words, whatever is declared; others as declared. */
public final class Languages {
    // Letters of Vietnamese and of hardly any other language.
    private static final String VIETNAMESE = "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
    private static final double VIETNAMESE_PART = .04;
    private static final Set<String> ENGLISH =
            Set.of("the", "and", "of", "to", "is", "in", "that", "for", "was", "with", "on");
    private static final double ENGLISH_PART = .12;
    private static final int FEWEST_MARKED = 2;
    private static final int SAMPLE = 2_000;
    private static final int FEWEST_LETTERS = 40;

    private Languages() {}

    /** {@code vi} or {@code en} where the text plainly is that; else null. */
    public static @Nullable String ofText(String text) {
        String head = text.substring(0, Math.min(SAMPLE, text.length()));
        String sample = Normalizer.normalize(head, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (isVietnamese(sample)) {
            return "vi";
        }
        return isEnglish(sample) ? "en" : null;
    }

    static @Nullable String of(Document page, @Nullable String inLinkedData, String text) {
        String plain = ofText(text);
        String declared = declared(page, inLinkedData);
        // Templates of one language are used for texts of another.
        boolean refined = plain == null || (declared != null && declared.startsWith(plain));
        return refined ? declared : plain;
    }

    private static @Nullable String declared(Document page, @Nullable String inLinkedData) {
        Element html = page.selectFirst("html[lang]");
        Element locale = page.selectFirst("meta[property=og:locale][content]");
        String tag = tag(html == null ? "" : html.attr("lang"));
        tag = tag == null && locale != null ? tag(locale.attr("content")) : tag;
        return tag == null && inLinkedData != null ? tag(inLinkedData) : tag;
    }

    private static boolean isVietnamese(String sample) {
        int letters = 0;
        int marked = 0;
        for (int i = 0; i < sample.length(); i++) {
            letters += Character.isLetter(sample.charAt(i)) ? 1 : 0;
            marked += VIETNAMESE.indexOf(sample.charAt(i)) >= 0 ? 1 : 0;
        }
        return marked >= FEWEST_MARKED && marked > letters * VIETNAMESE_PART;
    }

    private static boolean isEnglish(String sample) {
        String[] words = sample.split("[^a-z]+");
        int common = 0;
        for (String word : words) {
            common += ENGLISH.contains(word) ? 1 : 0;
        }
        return sample.length() >= FEWEST_LETTERS && common > words.length * ENGLISH_PART;
    }

    private static @Nullable String tag(String declared) {
        String tag = Locale.forLanguageTag(declared.strip().replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? null : tag;
    }
}
