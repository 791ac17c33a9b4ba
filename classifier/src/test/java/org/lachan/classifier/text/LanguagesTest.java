package org.lachan.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hôm nay trời đẹp quá | VI",
                "mày ngu vl | VI",
                "Hom nay troi dep qua | VI_PLAIN",
                "dm may ngu vl | VI_PLAIN",
                "con gai toi dang hoc lop 6 | VI_PLAIN",
                "What a lovely day it is | EN",
                "stupid | EN",
                "Women deserve equal pay | EN",
                "Anh ấy bảo là you are the best and I love it nhưng tôi không tin | MIXED",
                "Сегодня хорошая погода | OTHER",
                "今日はいい天気です | OTHER",
                "😀😀😀 | OTHER",
                "12345 !!! | OTHER",
                "Ich habe heute keine Zeit für dich | OTHER",
            })
    void shouldTellTheLanguage(String text, Language expected) {
        assertThat(Languages.of(Words.of(Normaliser.normalise(text)))).isEqualTo(expected);
    }
}
