package org.lachan.content.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.Extraction.Unreadable;

class TextExtractorTest {
    private static final String BODY = "Sáng nay nhà trường tổ chức ngày hội đọc sách cho học sinh. "
            .repeat(4)
            .strip();

    private final TextExtractor extractor = new TextExtractor();

    @Test
    void shouldReadTheArticleAndNotItsSurroundings() {
        // given
        String page = "<html><head><title>Báo Mẫu</title><meta property='og:title' content='Ngày hội sách'></head>"
                + "<body><nav>Trang chủ Thời sự</nav><article><h1>Ngày hội sách</h1><p>" + BODY
                + "</p><script>var a = 'quảng cáo';</script></article><aside>Tin đọc nhiều</aside>"
                + "<footer>Giấy phép</footer></body></html>";

        // when
        Extraction extraction = extractor.extract(page.getBytes(UTF_8), "text/html; charset=utf-8", null);

        // then
        assertThat(extraction).isEqualTo(utf8("Ngày hội sách", BODY, "text/html", false));
    }

    @Test
    void shouldFindTheTextOfAPageThatMarksNothing() {
        // given
        String page = "<body><div><a href=/a>Một liên kết dài ở đầu trang để đi nơi khác</a></div><div><p>" + BODY
                + "</p><p>" + BODY + "</p></div><div><p><a href=/b>Xem thêm tin khác tại đây</a></p></div></body>";

        // when
        Extraction extraction = extractor.extract(page.getBytes(UTF_8), "text/html", "Tựa");

        // then
        assertThat(extraction).isEqualTo(utf8("Tựa", BODY + "\n" + BODY, "text/html", false));
    }

    @Test
    void shouldObeyTheDeclaredCharset() {
        // given
        byte[] page = ("<p>" + "Cá cÀ cÂ ".repeat(20) + "</p>").getBytes(Charset.forName("windows-1258"));

        // when
        Extraction extraction = extractor.extract(page, "text/html; charset=windows-1258", null);

        // then
        assertThat(((Extracted) extraction).text()).startsWith("Cá cÀ cÂ");
    }

    @Test
    void shouldReadPlainTextAsItStands() {
        // when
        Extraction extraction =
                extractor.extract("Chào  bạn\r\n\r\n\tđến\u00A0lớp".getBytes(UTF_8), "text/plain", null);

        // then
        assertThat(extraction).isEqualTo(utf8("", "Chào bạn\nđến lớp", "text/plain", false));
    }

    @Test
    void shouldLeaveATraceWhereTheTextWasCut() {
        // given
        byte[] body = "một ".repeat(TextExtractor.MAX_CHARACTERS).getBytes(UTF_8);

        // when
        Extracted extracted = (Extracted) extractor.extract(body, "text/plain", null);

        // then
        assertThat(extracted.truncated()).isTrue();
        assertThat(extracted.text()).hasSize(TextExtractor.MAX_CHARACTERS);
    }

    @Test
    void shouldSayWhatADamagedDocumentClaimedToBe() {
        // given
        byte[] broken = "%PDF-1.7\nthis is no PDF at all".getBytes(ISO_8859_1);

        // when
        Extraction extraction = extractor.extract(broken, "application/pdf", "Tựa");

        // then
        assertThat(extraction).isInstanceOf(Unreadable.class).asString().contains("application/pdf");
    }

    @Test
    void shouldRefuseNoiseUnderTheNameOfText() {
        // given
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);

        // when
        Extraction extraction = extractor.extract(noise, "text/plain; charset=utf-8", null);

        // then
        assertThat(extraction).isInstanceOf(Unreadable.class);
    }

    @Test
    void shouldStopAnArchiveThatUnpacksIntoTooMuch() throws IOException {
        // given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("data.txt"));
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                zip.write(blanks);
            }
            zip.closeEntry();
        }

        // when
        Extraction extraction = extractor.extract(bytes.toByteArray(), "application/zip", null);

        // then
        assertThat(extraction).isEqualTo(new Extracted("", "data.txt", "application/zip", true));
    }

    @Test
    void shouldSayThatNothingIsThere() {
        // then
        assertThat(extractor.extract(new byte[0], "text/html", null)).isEqualTo(new Unreadable("The body is empty"));
        assertThat(extractor.extract("<html><body> </body></html>".getBytes(UTF_8), "text/html", null))
                .isEqualTo(new Unreadable("No text in text/html"));
    }

    @Test
    void shouldReadAPostThatBeginsLikeAProgram() {
        assertThat(extractor.extract("MZ chào các bạn".getBytes(UTF_8), "text/plain", null))
                .isEqualTo(utf8("", "MZ chào các bạn", "text/plain", false));
    }

    @Test
    void shouldKeepWholeCharactersAndNoHalves() {
        assertThat(extractor.extract("Chào 😀  bạn\u0007".getBytes(UTF_8), "text/plain", null))
                .isEqualTo(utf8("", "Chào 😀 bạn\uFFFD", "text/plain", false));
    }

    @Test
    void shouldCallOnlyShortTextsAndPagesLight() {
        // given
        byte[] text = "Chào các bạn".getBytes(UTF_8);
        byte[] page = "<p>Chào các bạn</p>".getBytes(UTF_8);
        byte[] longText = "a".repeat(16 * 1024 + 1).getBytes(UTF_8);

        // then
        assertThat(extractor.isLight(text, "text/plain")).isTrue();
        assertThat(extractor.isLight(page, "text/html")).isTrue();
        assertThat(extractor.isLight(longText, "text/plain")).isFalse();
        assertThat(extractor.isLight("%PDF-1.7".getBytes(UTF_8), "text/plain")).isFalse();
        assertThat(extractor.isLight(text, "application/pdf")).isFalse();
        assertThat(extractor.isLight(text, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b a=%d>",
                "<p><a>",
                "<table><tr><td>",
                "<b><i><p>",
                "<div>",
                "&amp;",
                "< ",
                "a\u0301\u0323",
                "\u0301"
            })
    void shouldReadLightBodiesSoonWhateverTheyHold(String part) {
        // given
        byte[] body = pageOf(part);

        // when
        long start = System.nanoTime();
        extractor.extract(body, "text/html; charset=utf-8", null);

        // then
        assertThat(extractor.isLight(body, "text/html; charset=utf-8")).isTrue();
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    }

    private static Extracted utf8(String title, String text, String mediaType, boolean truncated) {
        return new Extracted(
                title, text, mediaType, truncated, new Provenance("UTF-8", LegacyVietnamese.NONE, Set.of()));
    }

    private static byte[] pageOf(String part) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes("<p>".getBytes(UTF_8));
        for (int i = 0; page.size() < 16 * 1024 - 32; i++) {
            page.writeBytes(part.formatted(i).getBytes(UTF_8));
        }
        return page.toByteArray();
    }
}
