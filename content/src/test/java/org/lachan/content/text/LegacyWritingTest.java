package org.lachan.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LegacyWritingTest {
    private static final List<String> VIETNAMESE = List.of(
            "sáng nay nhà trường tổ chức ngày hội đọc sách cho học sinh lớp năm",
            "các em được nghe kể chuyện, vẽ tranh và đổi sách cũ lấy sách mới",
            "thầy hiệu trưởng nói rằng thư viện sẽ mở cửa đến chín giờ tối mỗi thứ bảy",
            "mẹ dặn con đừng nói chuyện với người lạ trên mạng khi chưa hỏi bố mẹ xong",
            "chúng tôi đã báo cho công an phường về trang giả mạo quỹ học bổng",
            "trời mưa to nên trận bóng đá giữa hai lớp phải dời sang tuần sau",
            "bạn nhớ khóa tài khoản và đổi mật khẩu ngay nếu thấy điều khác thường",
            "những giọt nước mắt của cậu bé khiến cả nhà vừa buồn vừa thương",
            "ở quê ngoại có giếng nước, bụi tre, đàn vịt và khuỷu sông quanh co",
            "kỹ năng bơi lội giúp trẻ em tự tin hơn và tránh được đuối nước");
    private static final List<String> ENGLISH = List.of(
            "The café on the corner serves a fine crème brûlée, and the naïve waiter blushed.",
            "Please don't share the password; your résumé and photos (a few) stay private.",
            "C++ and a(b)+c^2: use e^x, o(n), a*b and i++ where the exposé says so.",
            "Is it you? No. It is me. We go to Hà Nội and Huế (by train) to see a friend.");
    private static final List<String> FRENCH = List.of(
            "L'été dernier, l'élève a reçu où il fallait une leçon : « déjà vu », à côté de la forêt.",
            "Ça va être très drôle, même si la fenêtre du château a été cassée à Noël.",
            "Où est la clé ? Là, près de l'hôtel, sous le gâteau aux pêches et aux mûres.");
    private static final List<String> GERMAN = List.of(
            "Über die Brücke gehen größere Züge als früher, höre ich häufig in München.",
            "Das Mädchen möchte natürlich süße Äpfel und weiß, daß es regnen könnte.");
    private static final List<String> PORTUGUESE = List.of(
            "A criança não está só: a mãe e a avó são as pessoas em quem ela confia então.",
            "Não há razão para preocupação, é só uma questão de educação e atenção às lições.",
            "São Paulo e João foram à praia às três; você também irá amanhã de manhã, né?");
    private static final List<String> SPANISH = List.of(
            "¿Dónde está el niño? Mañana él irá al colegio con su mamá y tú también.",
            "Sí, qué día más frío; aún así la niña salió a jugar con él después.");

    @ParameterizedTest
    @ValueSource(strings = {"VNI", "TCVN3", "VIQR", "TWICE_ENCODED"})
    void shouldConvertWhatWasTypedForAnOldFont(LegacyVietnamese encoding) {
        for (String sentence : VIETNAMESE) {
            // given
            String typed = written(encoding, sentence);

            // when
            LegacyWriting writing = LegacyWriting.of(typed);

            // then
            assertThat(writing).as(typed).isEqualTo(new LegacyWriting(encoding, false));
            assertThat(writing.converted(typed)).isEqualTo(sentence);
        }
    }

    @Test
    void shouldConvertWhatPeopleKnowTheseFontsBy() {
        assertThat(LegacyVietnamese.VNI.convert("Vieät Nam, TIEÁNG VIEÄT, ñöôøng phoá"))
                .isEqualTo("Việt Nam, TIẾNG VIỆT, đường phố");
        assertThat(LegacyVietnamese.TCVN3.convert("ViÖt Nam, tiÕng ViÖt, ®\u00ADêng phè"))
                .isEqualTo("Việt Nam, tiếng Việt, đường phố");
        assertThat(LegacyVietnamese.VIQR.convert("Vie^.t Nam, ddu+o+`ng pho^'. Ai?"))
                .isEqualTo("Việt Nam, đường phố. Ai?");
    }

    @Test
    void shouldLeaveProperTextInAnyLanguage() {
        for (List<String> language : List.of(VIETNAMESE, ENGLISH, FRENCH, GERMAN, PORTUGUESE, SPANISH)) {
            for (String sentence : language) {
                assertThat(LegacyWriting.of(sentence))
                        .as(sentence)
                        .isEqualTo(new LegacyWriting(LegacyVietnamese.NONE, false));
            }
        }
    }

    @Test
    void shouldLeaveAnyMixOfProperWords() {
        // given
        List<String> all = IntStream.of(0)
                .boxed()
                .flatMap(i -> List.of(VIETNAMESE, ENGLISH, FRENCH, GERMAN, PORTUGUESE, SPANISH).stream())
                .flatMap(List::stream)
                .flatMap(sentence -> List.of(sentence.split("\\s+")).stream())
                .toList();
        List<String> western = all.stream()
                .filter(word -> word.chars().allMatch(c -> c <= 0xFF))
                .toList();
        Random random = new Random(11);

        // then
        for (List<String> words : List.of(all, western)) {
            for (int round = 0; round < 3000; round++) {
                String text = random.ints(1 + random.nextInt(40), 0, words.size())
                        .mapToObj(words::get)
                        .collect(Collectors.joining(" "));
                assertThat(LegacyWriting.of(text).encoding()).as(text).isEqualTo(LegacyVietnamese.NONE);
            }
        }
    }

    @Test
    void shouldConvertOnlyTheLinesThatNeedIt() {
        // given
        String text = "Trang chủ Thời sự\n" + OldFonts.vni(VIETNAMESE.get(0)) + "\n© 2020 Báo\n"
                + OldFonts.vni(VIETNAMESE.get(1));

        // when
        LegacyWriting writing = LegacyWriting.of(text);

        // then
        assertThat(writing.converted(text))
                .isEqualTo("Trang chủ Thời sự\n" + VIETNAMESE.get(0) + "\n© 2020 Báo\n" + VIETNAMESE.get(1));
    }

    @Test
    void shouldMarkWhatIsTooShortToBeSure() {
        assertThat(LegacyWriting.of("Vieät Nam ñöôøng phoá")).isEqualTo(new LegacyWriting(LegacyVietnamese.NONE, true));
        assertThat(LegacyWriting.of("Vieät")).isEqualTo(new LegacyWriting(LegacyVietnamese.NONE, false));
    }

    private static String written(LegacyVietnamese encoding, String text) {
        return switch (encoding) {
            case VNI -> OldFonts.vni(text);
            case TCVN3 -> OldFonts.tcvn3(text);
            case VIQR -> OldFonts.viqr(text);
            case TWICE_ENCODED -> OldFonts.twice(text);
            case NONE -> text;
        };
    }
}
