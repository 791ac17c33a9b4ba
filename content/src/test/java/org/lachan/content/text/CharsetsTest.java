package org.lachan.content.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.content.documents.Samples;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.Extraction.Unreadable;
import org.lachan.content.text.Provenance.Doubt;

/** Which charset is taken, and what text comes out. */
final class CharsetsTest {
    private static final String TEXT =
            "Sáng nay nhà trường tổ chức ngày hội đọc sách, các em được kể chuyện và đổi sách cũ lấy sách mới.";
    private static final String FRENCH =
            "L'été dernier, les élèves ont lu à côté de la forêt où le château était fermé.";
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final TextExtractor extractor = new TextExtractor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain; charset=utf-8",
                "text/plain; charset=iso-8859-1",
                "text/plain; charset=windows-1258",
                "text/plain; charset=no-such-thing"
            })
    void shouldReadUtf8WhateverItIsDeclaredAs(String declared) {
        assertThat(extracted(TEXT.getBytes(UTF_8), declared).text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain; charset=utf-8",
                "text/plain; charset=iso-8859-1",
                "text/plain; charset=windows-1258"
            })
    void shouldReadVietnameseWindowsTextWhateverItIsDeclaredAs(String declared) {
        // when
        Extracted extracted = extracted(windows1258(TEXT), declared);

        // then
        assertThat(extracted.text()).isEqualTo(TEXT);
        assertThat(extracted.provenance().charset()).isEqualTo("windows-1258");
        assertThat(extracted.provenance().doubts())
                .isEqualTo(
                        declared.endsWith("1258") || declared.equals("text/plain")
                                ? Set.of()
                                : Set.of(Doubt.CHARSET_MISDECLARED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=utf-8", "text/plain; charset=latin1"})
    void shouldReadWesternTextAsSuch(String declared) {
        assertThat(extracted(FRENCH.getBytes(WINDOWS_1252), declared).text()).isEqualTo(FRENCH);
    }

    @Test
    void shouldObeyOtherDeclaredCharsets() {
        // given
        byte[] body = "Привет, как дела".getBytes(Charset.forName("windows-1251"));

        // then
        assertThat(extracted(body, "text/plain; charset=windows-1251").text()).isEqualTo("Привет, как дела");
    }

    @Test
    void shouldTakeTheHeaderBeforeTheMetaAndTheBytesBeforeBoth() {
        // given
        String page = "<html><head><meta charset=\"%s\"></head><body><p>%s</p></body></html>";
        byte[] utf8 = page.formatted("iso-8859-1", TEXT).getBytes(UTF_8);
        byte[] vietnamese = windows1258(page.formatted("iso-8859-1", TEXT));
        byte[] cyrillic = page.formatted("koi8-r", "Привет").getBytes(Charset.forName("windows-1251"));
        byte[] metaOnly = page.formatted("windows-1251", "Привет").getBytes(Charset.forName("windows-1251"));

        // then
        assertThat(extracted(utf8, "text/html").text()).isEqualTo(TEXT);
        assertThat(extracted(vietnamese, "text/html; charset=utf-8").text()).isEqualTo(TEXT);
        assertThat(extracted(cyrillic, "text/html; charset=windows-1251").text())
                .isEqualTo("Привет");
        assertThat(extracted(metaOnly, "text/html; charset=utf-8").text()).isEqualTo("Привет");
        assertThat(extracted(metaOnly, "text/html").provenance())
                .isEqualTo(new Provenance("windows-1251", LegacyVietnamese.NONE, Set.of()));
    }

    @Test
    void shouldReadUtf16WithAndWithoutItsMark() {
        for (Charset charset : new Charset[] {UTF_16LE, UTF_16BE}) {
            // given
            byte[] bare = TEXT.getBytes(charset);
            byte[] marked = ("\uFEFF" + TEXT).getBytes(charset);
            byte[] page = ("<html><body><p>" + TEXT + "</p></body></html>").getBytes(charset);

            // then
            assertThat(extracted(bare, "text/plain; charset=utf-8"))
                    .isEqualTo(new Extracted(
                            "",
                            TEXT,
                            "text/plain",
                            false,
                            new Provenance(charset.name(), LegacyVietnamese.NONE, Set.of(Doubt.CHARSET_MISDECLARED))));
            assertThat(extracted(marked, "text/plain; charset=utf-16").text()).isEqualTo(TEXT);
            assertThat(extracted(page, "text/html").text()).isEqualTo(TEXT);
        }
    }

    @Test
    void shouldKeepMostOfUtf8ThatIsDamagedOrCut() {
        // given
        byte[] cut = Arrays.copyOf("Đọc sách ở".getBytes(UTF_8), "Đọc sách ở".getBytes(UTF_8).length - 1);
        byte[] damaged = TEXT.repeat(3).getBytes(UTF_8);
        damaged[1] = 'x';

        // then
        assertThat(Charsets.decide(cut, "text/plain").name()).isEqualTo("UTF-8");
        assertThat(Charsets.decide(damaged, "text/plain; charset=utf-8").name()).isEqualTo("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=utf-8", "text/plain; charset=windows-1258"})
    void shouldReadTheBytesOfOldFonts(String declared) {
        // when
        Extracted vni = extracted(OldFonts.vni(TEXT).getBytes(WINDOWS_1252), declared);
        Extracted tcvn3 = extracted(OldFonts.tcvn3(TEXT).getBytes(WINDOWS_1252), declared);

        // then
        assertThat(vni.text()).isEqualTo(TEXT);
        assertThat(vni.provenance().encoding()).isEqualTo(LegacyVietnamese.VNI);
        assertThat(tcvn3.text()).isEqualTo(TEXT);
        assertThat(tcvn3.provenance().encoding()).isEqualTo(LegacyVietnamese.TCVN3);
    }

    @Test
    void shouldConvertPagesOfOldFontsThatAreEncodedAsUtf8() {
        // given
        String page = "<html><head><title>Trang chủ</title></head><body><h1>" + OldFonts.vni("Ngày hội sách")
                + "</h1><p>" + OldFonts.vni(TEXT) + "</p></body></html>";

        // when
        Extracted extracted = extracted(page.getBytes(UTF_8), "text/html; charset=utf-8");

        // then
        assertThat(extracted.title()).isEqualTo("Ngày hội sách");
        assertThat(extracted.text()).endsWith(TEXT);
        assertThat(extracted.provenance()).isEqualTo(new Provenance("UTF-8", LegacyVietnamese.VNI, Set.of()));
    }

    @Test
    void shouldRepairWhatWasEncodedTwice() {
        assertThat(extracted(OldFonts.twice(TEXT).getBytes(UTF_8), "text/plain; charset=utf-8")
                        .text())
                .isEqualTo(TEXT);
    }

    @Test
    void shouldNotDecodeAProgramAsText() {
        // given
        byte[] program = new byte[4096];
        program[0] = 'M';
        program[1] = 'Z';
        program[60] = 64;
        program[64] = 'P';
        program[65] = 'E';
        byte[] elf = new byte[512];
        System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}, 0, elf, 0, 7);
        elf[16] = 2;
        byte[] unknown = new byte[600];
        Arrays.fill(unknown, (byte) 3);

        // then
        assertThat(extractor.extract(program, "text/html; charset=utf-8", null))
                .isEqualTo(new Unreadable("No text in application/x-msdownload, though declared as text/html"));
        assertThat(extractor.extract(elf, "text/plain", null))
                .isEqualTo(new Unreadable("No text in application/x-executable, though declared as text/plain"));
        assertThat(extractor.extract(unknown, "application/x-unknown-thing", null))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void shouldReadADocumentThatIsDeclaredAsAPageAndSaySo() throws Exception {
        // when
        Extraction pdf = extractor.extract(Samples.pdf("Xin chao"), "text/html; charset=utf-8", null);
        Extraction picture = extractor.extract(Samples.png(4, 4, ""), "text/html", null);

        // then
        assertThat(pdf)
                .isEqualTo(new Extracted(
                        "",
                        "Xin chao",
                        "application/pdf",
                        false,
                        new Provenance("", LegacyVietnamese.NONE, Set.of(Doubt.TYPE_MISDECLARED))));
        assertThat(picture).isEqualTo(new Unreadable("No text in image/png, though declared as text/html"));
    }

    private Extracted extracted(byte[] body, String declared) {
        return (Extracted) extractor.extract(body, declared, null);
    }

    /** Tone marks are letters of their own there, and stand behind the vowel. */
    private static byte[] windows1258(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String letter : text.split("")) {
            byte[] whole = letter.getBytes(WINDOWS_1258);
            if (new String(whole, WINDOWS_1258).equals(letter)) {
                out.writeBytes(whole);
                continue;
            }
            String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
            String tone = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
            String base =
                    Normalizer.normalize(apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""), Normalizer.Form.NFC);
            out.writeBytes((base + tone).getBytes(WINDOWS_1258));
        }
        return out.toByteArray();
    }
}
