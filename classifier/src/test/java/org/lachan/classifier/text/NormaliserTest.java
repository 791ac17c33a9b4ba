package org.lachan.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {
    private static final String TRICKY =
            "aoueyqn AOUĐđ ơưăâêô òóỏõọ àáảãạ ùúủũụ ỳýỷỹỵ \u0300\u0301\u0309\u0303\u0323\u0302\u0306\u031B\u0344"
                    + "\u200B\u200D\u202E\uFEFF\u00AD ＡｂＣ０９！\u3000 İK\u212BǅẞΩ ﾞﾟｶﾊ 가\u1100\u1161\u11A8 ①Ⓐ🅰😀❤\uFE0F"
                    + " 𝓱𝖊 12345 ...!!! \t\n\u0000\u007F\u0085\u00A0\u1E9B\u0323\u0F73\u09C7\u09BE\uFB1D\uFDFA";

    @ParameterizedTest
    @CsvSource({
        "hoà bình,hòa bình",
        "hòan thành,hoàn thành",
        "thuý,thúy",
        "qúy vị,quý vị",
        "quý vị,quý vị",
        "khoẻ,khỏe",
        "NGUUUUU,ngu",
        "hay quáaaa á,hay quáa á",
        "ｆｕｌｌ　ｗｉｄｔｈ,full width",
        "𝓱𝓮𝓵𝓵𝓸,hello",
        "0911111111,0911111111",
        "thôi!!!!!!,thôi!!!",
    })
    void shouldGiveOneSpellingToTextsThatLookTheSame(String original, String expected) {
        assertThat(Normaliser.normalise(original).text()).isEqualTo(expected);
    }

    @Test
    void shouldDropWhatCannotBeSeen() {
        assertThat(Normaliser.normalise("n\u200Bg\u200D\u202Eu\uFEFF \uD800x\u00AD")
                        .text())
                .isEqualTo("ngu x");
    }

    @Test
    void shouldComposeAccentsThatWereTypedApart() {
        // given
        String apart = Normalizer.normalize("Tiếng Việt", Normalizer.Form.NFD);

        // then
        assertThat(Normaliser.normalise(apart).text()).isEqualTo("tiếng việt");
    }

    @Test
    void shouldKnowWhereInTheOriginalAWordStood() {
        // given
        String original = "😀 đồ\u200B nguuuu!";
        Normalised normalised = Normaliser.normalise(original);
        int at = normalised.text().codePointCount(0, normalised.text().indexOf("ngu"));

        // when
        Span span = normalised.span(at, at + 3, "toxic", 1);

        // then
        assertThat(part(original, span)).isEqualTo("nguuuu");
    }

    @Test
    void shouldNotChangeWhatItMade() {
        Random random = new Random(7);
        int[] alphabet = TRICKY.codePoints().toArray();
        for (int round = 0; round < 20_000; round++) {
            String original = randomText(random, alphabet);
            String once = Normaliser.normalise(original).text();
            assertThat(Normaliser.normalise(once).text()).as(original).isEqualTo(once);
            assertThat(once.length()).isLessThanOrEqualTo(3 * original.length());
        }
    }

    @Test
    void shouldPointIntoTheOriginalWhateverIsInIt() {
        Random random = new Random(8);
        int[] alphabet = TRICKY.codePoints().toArray();
        for (int round = 0; round < 5_000; round++) {
            String original = randomText(random, alphabet);
            Normalised normalised = Normaliser.normalise(original);
            int last = 0;
            for (int i = 0; i < normalised.length(); i++) {
                Span span = normalised.span(i, i + 1, "toxic", 1);
                assertThat(span.start()).isGreaterThanOrEqualTo(last);
                assertThat(span.end()).isLessThanOrEqualTo(original.codePointCount(0, original.length()));
                last = span.start();
            }
        }
    }

    static String part(String original, Span span) {
        return original.substring(
                original.offsetByCodePoints(0, span.start()), original.offsetByCodePoints(0, span.end()));
    }

    private static String randomText(Random random, int[] alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            int point = random.nextInt(50) == 0 ? random.nextInt(0x20000) : alphabet[random.nextInt(alphabet.length)];
            for (int copies = random.nextInt(4) == 0 ? 4 : 1; copies > 0; copies--) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
