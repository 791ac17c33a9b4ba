package org.lachan.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextScorerTest {
    private static final TextScorer SCORER = TextScorer.shipped();
    private static final String INSULT = "mày là đồ ngu, đồ con lợn";

    @ParameterizedTest
    @ValueSource(strings = {INSULT, "may la do ngu, do con lon", "thằng ngu vl", "you are a stupid idiot bitch"})
    void shouldScoreInsultsHigh(String text) {
        assertThat(SCORER.score(null, text).toxic()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hôm nay trời đẹp, cả nhà đi chơi công viên",
                "hom nay troi dep ca nha di choi",
                "Thank you for the lovely evening",
                "Học sinh lớp 6 trồng cây trong sân trường",
                "The school opens a new library on Monday",
            })
    void shouldScoreOrdinaryTalkLow(String text) {
        assertThat(SCORER.score(null, text).toxic()).isLessThan(0.3);
    }

    @Test
    void shouldCountSpansInTheComposedText() {
        // given
        String title = "Học sinh lớp 6 bị bạn chửi 😀";
        String text = "Nó nói: " + INSULT;
        String composed = TextScorer.compose(title, text);

        // when
        TextScore score = SCORER.score(title, text);
        List<Span> reasons = SCORER.reasons(title, text);

        // then
        assertThat(score.childCues())
                .extracting(cue -> NormaliserTest.part(composed, cue))
                .contains("Học sinh lớp 6");
        assertThat(reasons).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.start()).isGreaterThanOrEqualTo(title.codePointCount(0, title.length()));
            assertThat(reason.weight()).isPositive();
        });
        assertThat(reasons).anySatisfy(reason -> assertThat(NormaliserTest.part(composed, reason))
                .contains("ngu"));
    }

    @Test
    void shouldScoreATitleOnlyWhereThereIsNoText() {
        double alone = SCORER.score(null, "Hôm nay trời đẹp quá").toxic();
        assertThat(SCORER.score("mày ngu", "Hôm nay trời đẹp quá").toxic()).isCloseTo(alone, within(1e-9));
        assertThat(SCORER.score(INSULT, " ").toxic()).isGreaterThan(0.5);
    }

    @Test
    void shouldLoseItsScoreWithItsReasons() {
        // given
        String text = "Trận bóng hôm qua hay lắm, nhưng " + INSULT + ", hẹn gặp lại";
        StringBuilder without = new StringBuilder(text);

        // when
        List<Span> reasons = SCORER.reasons(null, text);
        for (int i = reasons.size() - 1; i >= 0; i--) {
            without.delete(reasons.get(i).start(), reasons.get(i).end());
        }

        // then
        assertThat(SCORER.score(null, without.toString()).toxic())
                .isLessThan(SCORER.score(null, text).toxic() / 2);
    }

    @Test
    void shouldCarryTheWholeScoreInItsParts() {
        // given
        TextModel model = tinyModel();
        Words words = Words.of(Normaliser.normalise("Một câu khá dài, một câu khá ngắn 😀"));

        // when
        double[] parts = Reasons.parts(model, words);

        // then
        double sum = model.bias();
        for (double part : parts) {
            sum += part;
        }
        assertThat(sum).isCloseTo(model.raw(words, 0, words.count()), within(1e-9));
    }

    @Test
    void shouldScoreALongTextInPassages() {
        // given
        String calm = "Buổi sáng trên bến cảng rất yên tĩnh và mọi người đi làm như thường lệ. ".repeat(40);
        String tirade = (INSULT + ". ").repeat(60);

        // when
        TextScore article = SCORER.score("Bản tin", calm);
        TextScore insults = SCORER.score("Bản tin", tirade);

        // then
        assertThat(article.passages()).isGreaterThan(5);
        assertThat(article.toxic()).isLessThan(0.3);
        assertThat(insults.toxic()).isGreaterThan(0.5);
        assertThat(SCORER.reasons("Bản tin", tirade)).hasSizeLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD800", "\uDC00\uD800", "\u0000\u0001", "😀😀😀", "...", "ሰላም"})
    void shouldScoreWhatSaysNothing(String text) {
        assertThat(SCORER.score(null, text).toxic()).isBetween(0.0, 1.0);
        assertThat(SCORER.reasons(null, text)).hasSizeLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ngu ", "😀", "a\u0301\u0323", "0", ". ", "\n"})
    void shouldStopReadingAHugeTextAtItsLimit(String part) {
        // given
        String huge = part.repeat(1_000_000 / part.length());

        // when
        long start = System.nanoTime();
        TextScore score = SCORER.score("tiêu đề", huge);

        // then
        assertThat(score.truncated()).isTrue();
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(3_000);
    }

    static TextModel tinyModel() {
        byte[] idf = new byte[1 << 12];
        float[] weights = new float[1 << 12];
        for (int bucket = 0; bucket < idf.length; bucket += 2) {
            idf[bucket] = TextModel.idf(1_000, bucket % 97);
            weights[bucket] = (bucket % 31 - 15) / 10f;
        }
        return new TextModel(12, idf, weights, -0.25, new Calibration(2, 0.5), new Calibration(3, -0.5));
    }
}
