package org.lachan.takedown.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LetterWriterTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Instant SEEN = Instant.parse("2026-02-03T18:04:05Z");
    private static final Instant RELEASED = Instant.parse("2026-02-04T02:00:00Z");
    private static final String VIETNAMESE =
            "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";

    private final LetterWriter writer = new LetterWriter(Letterhead.sample());

    @Test
    void shouldPrintEveryPartOfAnOfficialLetter() throws IOException {
        // when
        String text = oneLine(text(writer.pdf(letter("vi", "PII"))));

        // then
        assertThat(text)
                .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
                .containsIgnoringCase("cơ quan trẻ em (mẫu)")
                .containsPattern("Số:\\s+/BVTE-MTM")
                .contains("V/v đề nghị ẩn danh nội dung liên quan đến trẻ em")
                .contains("Hà Nội, ngày 04 tháng 02 năm 2026")
                .contains("Kính gửi: Mạng xã hội Ví Dụ")
                .contains("Căn cứ Điều 33 Nghị định mẫu A;")
                .contains("1. Sự việc", "2. Lý do", "3. Biện pháp đề nghị", "4. Phạm vi:", "lãnh thổ Việt Nam")
                .contains("trong vòng 24 giờ kể từ khi nhận được công văn này")
                .contains("6. Phản hồi:", "phanhoi@baovetreem.example", "7. Quyền khiếu nại:")
                .contains("sự phối hợp của Quý đơn vị./.")
                .contains("Nơi nhận: - Như trên; - Lưu: VT, Phòng Môi trường mạng.")
                .containsIgnoringCase("thủ trưởng cơ quan")
                .contains("Phụ lục I", "STT", "URL", "SHA-256", "01:04:05 04/02/2026");
    }

    @Test
    void shouldMarkTheDraftOnceOnOneHorizontalLine() throws IOException {
        // given
        byte[] pdf = writer.pdf(letter("en", "PII"));

        // when
        List<TextPosition> mark = positionsOf(pdf, "DỰ THẢO");

        // then
        assertThat(text(pdf).split("DỰ THẢO", -1)).hasSize(2);
        assertThat(Normalizer.isNormalized(text(pdf), Normalizer.Form.NFC)).isTrue();
        assertThat(mark).allSatisfy(position -> {
            assertThat(position.getDir()).isZero();
            assertThat(position.getYDirAdj()).isEqualTo(mark.get(0).getYDirAdj());
        });
    }

    @Test
    void shouldSayWhichCitationsAreUnverifiedAndQuoteOnlyTheVerified() throws IOException {
        // when
        String text = oneLine(text(writer.pdf(letter("vi", "PII"))));

        // then
        assertThat(text)
                .contains("Căn cứ Điều 33 Nghị định mẫu A;")
                .contains("Điều 33 Nghị định mẫu A quy định: “Lời văn do người nhập.”")
                .contains("Căn cứ Điều 2 Luật mẫu B [CHƯA XÁC MINH];")
                .contains("Căn cứ Điều 3 Luật mẫu C [CHƯA XÁC MINH].")
                .doesNotContain("Lời văn chưa xác nhận");
    }

    @Test
    void shouldNumberPagesFromTheSecondInTheTopMargin() throws IOException {
        // given
        byte[] pdf = writer.pdf(letter("vi", "PII"));

        // then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(page(document, 1).strip()).doesNotStartWith("1").contains("baovetreem.example");
            for (int n = 2; n <= document.getNumberOfPages(); n++) {
                assertThat(page(document, n).strip()).startsWith(Integer.toString(n));
            }
        }
    }

    @Test
    void shouldKeepTheMarginsOfTheDecreeOnA4() throws IOException {
        // given
        byte[] pdf = writer.pdf(letter("vi", "PII"));

        // then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
        }
        assertThat(positions(pdf)).allSatisfy(position -> {
            assertThat(position.getXDirAdj()).isGreaterThanOrEqualTo(mm(30) - 1);
            assertThat(position.getXDirAdj() + position.getWidthDirAdj()).isLessThanOrEqualTo(mm(210 - 15) + 1);
        });
    }

    @Test
    void shouldAppendATranslationOnlyForAnAddresseeOfAnotherLanguage() throws IOException {
        // when
        String vietnamese = text(writer.pdf(letter("vi", "PII")));
        String english = oneLine(text(writer.pdf(letter("en", "PII"))));

        // then
        assertThat(vietnamese).doesNotContain("Translation");
        assertThat(english)
                .contains("Translation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "within 24 hours of receipt")
                .contains("Điều 2 Luật mẫu B [NOT VERIFIED]");
    }

    @Test
    void shouldNotPrintWhatALetterNeverHolds() throws IOException {
        // when
        String text = oneLine(text(writer.pdf(letter("en", "PII")))).toLowerCase(java.util.Locale.ROOT);

        // then
        assertThat(text)
                .doesNotContain(
                        "0.9", "score", "điểm số", "mô hình", "xử phạt", "phạt tiền", "chế tài", "penalt", "fine of")
                .doesNotContain("dữ liệu người dùng", "user data", "họ và tên", "trường lớp", "ip address");
        try (PDDocument document = Loader.loadPDF(writer.pdf(letter("en", "PII")))) {
            for (var page : document.getPages()) {
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
        }
    }

    @Test
    void shouldKeepTheAddressOfAbuseMaterialOutOfTheOpenPart() throws IOException {
        // given
        Letter letter = letter("en", "CSAM");

        // then
        assertThat(oneLine(text(writer.pdf(letter)))).contains("Phụ lục II").doesNotContain("mang.example/bai");
        assertThat(new String(writer.json(letter), StandardCharsets.UTF_8)).doesNotContain("mang.example/bai");
    }

    @Test
    void shouldPrintHostileTextAsText() throws IOException {
        // given
        Letter letter = with("<script>alert(1)</script> & \u0007 \uFFFE a\u0302\u0301", RELEASED);

        // then
        assertThat(oneLine(text(writer.pdf(letter)))).contains("<script>alert(1)</script> &", "ấ");
    }

    @Test
    void shouldLeaveTheDateBlankBeforeTheRelease() throws IOException {
        // when
        String text = oneLine(text(writer.pdf(with("Nội dung.", null))));

        // then
        assertThat(text).containsPattern("Hà Nội, ngày\\s+tháng\\s+năm");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameLetter() {
        assertThat(writer.pdf(letter("en", "PII"))).isEqualTo(writer.pdf(letter("en", "PII")));
    }

    @Test
    void shouldRefuseAKindThatNoLetterIsWrittenFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.pdf(letter("vi", "ADVICE")))
                .withMessageContaining("harm ADVICE");
    }

    @Test
    void shouldFileBothDocumentsAndNothingElse(@TempDir Path folder) throws IOException {
        // when
        writer.write(folder.resolve("LC-1"), letter("vi", "PII"));
        writer.write(folder.resolve("LC-1"), letter("vi", "PII"));

        // then
        try (var files = Files.list(folder.resolve("LC-1"))) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("letter.pdf", "request.json");
        }
        var json = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("LC-1/request.json")));
        assertThat(json.propertyNames())
                .containsExactly(
                        "status",
                        "requestId",
                        "publicRef",
                        "letterKind",
                        "harmCode",
                        "issuer",
                        "addressee",
                        "addresseeLanguage",
                        "subject",
                        "items",
                        "facts",
                        "reasons",
                        "legalBasis",
                        "action",
                        "actionRationale",
                        "territorialScope",
                        "statutoryHours",
                        "internalTargetHours",
                        "releasedAt");
        assertThat(json.get("legalBasis").get(1).get("verified").asBoolean()).isFalse();
        assertThat(json.get("items").get(0).get("sha256").asString()).isEqualTo(HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Regular", "Bold", "Italic", "BoldItalic"})
    void shouldHaveAGlyphForEveryVietnameseLetter(String face) throws Exception {
        try (InputStream file =
                Objects.requireNonNull(getClass().getResourceAsStream("/fonts/Tinos-" + face + ".ttf"))) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file);
            String letters = VIETNAMESE + VIETNAMESE.toUpperCase(java.util.Locale.ROOT);
            assertThat(letters).matches(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
            assertThat(font.canDisplayUpTo(letters + "./-«»“”;:()[]&0123456789"))
                    .isEqualTo(-1);
        }
    }

    @Test
    void shouldEmbedEveryFont() throws IOException {
        try (PDDocument document = Loader.loadPDF(writer.pdf(letter("en", "PII")))) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void shouldSayThatATermOfOursIsNotOneOfTheLaw() throws IOException {
        // when
        String text = oneLine(text(writer.pdf(without("en"))));

        // then
        assertThat(text)
                .contains("5. Thời hạn đề nghị: trong vòng 24 giờ", "không phải thời hạn do pháp luật quy định")
                .contains("5. Term asked for:", "not one set by law");
    }

    @Test
    void shouldReadACitationWithoutAnArticleAsASentence() throws IOException {
        // when
        String text = oneLine(text(writer.pdf(without("vi"))));

        // then
        assertThat(text)
                .contains("Căn cứ khoản 3 Điều 35 Nghị định mẫu A [CHƯA XÁC MINH];")
                .contains("Căn cứ quy định về trẻ em tại Nghị định mẫu B [CHƯA XÁC MINH].");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 17, 20})
    void shouldNeverLeaveTheSignatureAloneOnAPage(int lines) throws IOException {
        // given
        String facts = "Bài đăng công khai có chi tiết có thể nhận ra một trẻ em, vẫn truy cập được khi lập văn bản.\n"
                .repeat(lines);

        // when
        byte[] pdf = writer.pdf(with(facts, RELEASED));

        // then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int n = 1; n <= document.getNumberOfPages(); n++) {
                if (page(document, n).contains("Nơi nhận:")) {
                    assertThat(page(document, n)).contains("7. Quyền khiếu nại", "trân trọng cảm ơn", "THỦ TRƯỞNG");
                    return;
                }
            }
        }
        throw new AssertionError("no signature");
    }

    /** As a body asks whose request starts no term of the law. */
    private static Letter without(String language) {
        Letter some = letter(language, "PII");
        return new Letter(
                some.requestId(),
                some.publicRef(),
                some.letterKind(),
                some.harmCode(),
                some.issuer(),
                some.addressee(),
                language,
                some.subject(),
                some.items(),
                some.facts(),
                some.reasons(),
                List.of(
                        new Letter.Ground("A35", "Nghị định mẫu A", "khoản 3 Điều 35", "C", null),
                        new Letter.Ground("B", "Nghị định mẫu B", "quy định về trẻ em", "C", null)),
                some.action(),
                some.actionRationale(),
                some.territorialScope(),
                null,
                24,
                some.releasedAt());
    }

    static Letter letter(String language, String harmCode) {
        return letter(
                language,
                harmCode,
                "Một bài đăng công khai có thông tin có thể nhận ra một trẻ em.\nBài đăng vẫn truy cập được.",
                RELEASED);
    }

    private static Letter with(String facts, @Nullable Instant releasedAt) {
        return letter("vi", "PII", facts, releasedAt);
    }

    private static Letter letter(String language, String harmCode, String facts, @Nullable Instant releasedAt) {
        return new Letter(
                "3f1c6a52-0f5e-4c0b-8a53-0d9d3f0e6a11",
                "LC-2026-000017",
                "REMOVAL_REQUEST",
                harmCode,
                "Cơ quan Trẻ em (mẫu)",
                "Mạng xã hội Ví Dụ",
                language,
                "đề nghị ẩn danh nội dung liên quan đến trẻ em",
                List.of(
                        new Letter.Item(
                                "https://mang.example/bai/rat-dai-" + "duong-dan-".repeat(14) + "7",
                                "bài đăng",
                                SEEN,
                                HASH,
                                "đoạn thứ hai"),
                        new Letter.Item("https://mang.example/bai/8", "bình luận", SEEN, null, null)),
                facts,
                "Nội dung cho biết nơi học của một trẻ em mà không có sự đồng ý.",
                List.of(
                        new Letter.Ground("A33", "Nghị định mẫu A", "Điều 33", "C", "Lời văn do người nhập."),
                        new Letter.Ground("B2", "Luật mẫu B", "Điều 2", "C", null),
                        new Letter.Ground("C3", "Luật mẫu C", "Điều 3", "C2", "Lời văn chưa xác nhận.")),
                "ANONYMISE",
                "Ẩn danh là đủ để bảo vệ trẻ em, phần còn lại của bài không gây hại.",
                "VN",
                24,
                24,
                releasedAt);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String page(PDDocument document, int number) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static float mm(float millimetres) {
        return millimetres * 72 / 25.4f;
    }

    private static List<TextPosition> positions(byte[] pdf) throws IOException {
        return positionsOf(pdf, "");
    }

    /** Positions of the glyphs of the written strings that contain the needle. */
    private static List<TextPosition> positionsOf(byte[] pdf, String needle) throws IOException {
        var found = new java.util.ArrayList<TextPosition>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String string, List<TextPosition> positions) {
                if (string.contains(needle)) {
                    positions.stream().filter(p -> !p.getUnicode().isBlank()).forEach(found::add);
                }
            }
        };
        try (PDDocument document = Loader.loadPDF(pdf)) {
            stripper.getText(document);
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
