package org.lachan.content.text;

import java.text.Normalizer;

/**
 * Ways in which Vietnamese was written before Unicode, as they look when their bytes are read as Western European: each
 * shows proper Vietnamese only in a font made for it.
 */
public enum LegacyVietnamese {
    /** Unicode as it should be. */
    NONE {
        @Override
        String convert(String text) {
            return text;
        }
    },
    /** VNI-Windows: a vowel, then a letter that stands for its marks. */
    VNI {
        @Override
        String convert(String text) {
            return VniLetters.convert(text);
        }
    },
    /** TCVN3, of the ABC fonts: one sign for each marked letter; capitals came from the font. */
    TCVN3 {
        @Override
        String convert(String text) {
            return Tcvn3Letters.convert(text);
        }
    },
    /** VIQR: marks typed as punctuation behind the vowel. */
    VIQR {
        @Override
        String convert(String text) {
            return ViqrLetters.convert(text);
        }
    },
    /** UTF-8 that was decoded as Western European once too often. */
    TWICE_ENCODED {
        @Override
        String convert(String text) {
            return TwiceEncoded.convert(text);
        }
    };

    /** The text in Unicode, NFC; what is not of this writing stays as it is. */
    abstract String convert(String text);

    static String composed(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
