package org.lachan.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildCuesTest {
    private static final ChildCues CUES = ChildCues.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Con gái tôi bị bạn trêu | kin.child | Con gái tôi",
                "Nó mới 12 tuổi thôi | age.under16 | 12 tuổi",
                "học sinh lớp 6 trường làng | school.class | học sinh lớp 6",
                "Em bé đang ngủ | word.child | Em bé",
                "bé Na hôm nay đi học muộn lắm | word.child | bé Na",
                "cháu Hùng bị thương ở tay | kin.child | cháu Hùng",
                "con gai toi bi ban treu o truong | kin.child | con gai toi",
                "no moi 12 tuoi thoi ma | age.under16 | 12 tuoi",
                "hoc sinh lop 7a ngu lam | school.class | hoc sinh lop 7",
                "trẻ em cần được bảo vệ | word.child | trẻ em",
                "A 12-year-old was bullied | age.under16 | 12-year-old",
                "my daughter's class is noisy | kin.child | my daughter's",
                "She is in 6th grade now | school.class | 6th grade",
                "just leave our class 7b | school.class | our class 7",
                "the pupil went home early | school.pupil | pupil",
                "her little brother is sad | kin.child | her little brother",
                "these children are hungry | word.child | children",
            })
    void shouldFindThatAChildIsMeant(String text, String name, String words) {
        // when
        List<Span> cues = find(text);

        // then
        assertThat(cues).hasSize(1);
        assertThat(cues.get(0).name()).isEqualTo(name);
        assertThat(NormaliserTest.part(text, cues.get(0))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Con đường này dài quá",
                "Những con đường Hà Nội",
                "Anh nhớ em yêu nhiều lắm",
                "em yêu anh",
                "Bé ơi, anh về rồi",
                "chồng hơn vợ 10 tuổi",
                "Anh ấy kém tôi 5 tuổi",
                "cậu ấy 35 tuổi",
                "Đừng trẻ con nữa",
                "cựu học sinh trường làng",
                "con mèo này xinh thế",
                "hai con số cuối cùng",
                "anh be oi an com chua",
                "baby I miss you tonight",
                "kids these days don't read",
                "When I was a kid we had no phone",
                "a 12 year old whisky",
                "he is 45 years old",
                "This old car is 30 years old",
                "a minor edit on the talk page",
                "are you kidding me",
                "his adult son lives abroad",
                "son of a gun",
                "các bạn sinh viên năm nhất",
                "công ty 15 tuổi",
            })
    void shouldNotTakeAdultsTalkForAChild(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void shouldNotReadAcrossTheEndOfASentence() {
        assertThat(find("Tôi có 3. Tuổi tác không quan trọng")).isEmpty();
    }

    @Test
    void shouldRefuseALineThatItCannotRead() {
        assertThatThrownBy(() -> ChildCues.of(List.of("# ok", "age.under16 fr ans")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("child-cues.txt:2");
    }

    private static List<Span> find(String text) {
        Words words = Words.of(Normaliser.normalise(text));
        return CUES.find(text, words, Languages.of(words));
    }
}
