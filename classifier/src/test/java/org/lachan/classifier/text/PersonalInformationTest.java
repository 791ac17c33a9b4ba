package org.lachan.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalInformationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gọi số 0900 000 001 nhé | pii.phone | 0900 000 001",
                "sđt +84 90-000-0001 | pii.phone | +84 90-000-0001",
                "ＳĐＴ ０９００００００００１ | pii.phone | ",
                "call (555) 010-0199 now | pii.phone | (555) 010-0199",
                "CCCD 001200000001 của mẹ | pii.national-id | 001200000001",
                "viết cho An.Vidu@mail.example nhé | pii.email | An.Vidu@mail.example",
                "nhà ở 12 đường Hoa Mai | pii.address | 12 đường Hoa",
                "số nhà 45 cuối làng | pii.address | số nhà 45",
                "lives at 12 Example Street | pii.address | 12 Example Street",
                "cháu học lớp 6A2 trường tiểu học Hoa Sen | pii.school-class | lớp 6A2 trường tiểu học Hoa",
                "Hoa Mai Primary School, class 4b | pii.school-class | Mai Primary School, class 4b",
            })
    void shouldFindTheShape(String text, String rule, String words) {
        // when
        List<Span> found = PersonalInformation.find(Normaliser.normalise(text));

        // then
        if (words == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).extracting(Span::name).containsExactly(rule);
            assertThat(NormaliserTest.part(text, found.get(0))).isEqualTo(words);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "giá 1.200.000.000 đồng",
                "ngày 23/11/2026 lúc 08:30",
                "tỉ số 3-1",
                "@ban oi xem nay",
                "lớp 6 học cùng nhau",
                "trường tiểu học của xã",
                "đi 2 đường dây nóng",
            })
    void shouldLeaveOtherNumbersAlone(String text) {
        assertThat(PersonalInformation.find(Normaliser.normalise(text))).isEmpty();
    }

    @Test
    void shouldStayFastOnALongRunOfDigitsAndLetters() {
        // given
        String text = "1 ".repeat(8_000) + "a".repeat(8_000) + "0".repeat(8_000) + "a@".repeat(4_000);

        // when
        long start = System.nanoTime();
        PersonalInformation.find(Normaliser.normalise(text));

        // then
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    }
}
